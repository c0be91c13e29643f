using System.Text.RegularExpressions;
using LeadSync.Tests.Support;
using Mono.Cecil;

namespace LeadSync.Tests;

/// <summary>The house rules, held on the compiled program and on the files as they stand.</summary>
public sealed partial class HouseRulesTests
{
    private const int MostLines = 250;

    /// <summary>Which rooms a room may look into. The words of a lead, and the root, which builds the host, are said apart.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Leads"] = [],
        ["Hosting"] = [],
        ["Rules"] = ["Leads"],
        ["Storage"] = ["Leads"],
        ["HubSpot"] = ["Hosting"],
        ["Salesforce"] = ["Hosting"],
        ["Content"] = ["Leads", "Rules", "Storage", "Hosting", "HubSpot"],
        ["Scoring"] = ["Leads", "Rules"],
        ["Routing"] = ["Leads", "Rules"],
        ["Matching"] = ["Leads", "Rules"],
        ["Mapping"] = ["Leads", "Rules"],
        ["Sla"] = ["Leads", "Rules", "Storage", "Hosting"],
        ["Intake"] = ["Leads", "Rules", "Storage", "Hosting", "HubSpot", "Salesforce"],
        ["Alerts"] = ["Leads", "Rules", "Storage", "Hosting"],
        ["Delivery"] = ["Leads", "Rules", "Storage", "Hosting", "HubSpot", "Salesforce", "Alerts"],
        ["Checking"] = ["Leads", "Rules"],
        ["Provisioning"] = ["Rules", "Hosting", "HubSpot", "Salesforce"],
        ["GoingLive"] = ["Leads", "Rules", "Storage", "Hosting"],
        ["Privacy"] = ["Storage", "Hosting"],
        ["Dashboard"] = ["Leads", "Rules", "Storage", "Hosting", "HubSpot", "Salesforce", "Delivery"],
        ["Journey"] = ["Leads", "Rules", "Storage", "Hosting", "HubSpot", "Salesforce", "Scoring", "Content", "Routing", "Matching", "Mapping", "Sla", "GoingLive", "Alerts", "Intake"],
    };

    /// <summary>Rooms without a task, a logger or a clock, and the files of other rooms that keep to the same.</summary>
    private static readonly string[] PureRooms = ["Leads", "Scoring", "Routing", "Matching", "Mapping", "Checking", "Journey.News", "Journey.Handover", "Journey.Agreement", "Journey.Fields", "Journey.Telling"];

    private static readonly string[] PureTypes =
    [
        "LeadSync.Journey.LeadJourney", "LeadSync.Journey.Look", "LeadSync.Journey.Reckoning",
        "LeadSync.GoingLive.Brake",
        "LeadSync.Rules.Alongside", "LeadSync.Rules.NativeStanding",
        "LeadSync.Sla.AgreementClocks", "LeadSync.Sla.ClockBook", "LeadSync.Sla.OwnerHours",
        "LeadSync.Sla.CountedTime", "LeadSync.Sla.Deadline", "LeadSync.Sla.Evidence", "LeadSync.Alerts.AlertPlan", "LeadSync.Alerts.Signs", "LeadSync.Alerts.Receivers", "LeadSync.Alerts.AlertWriter",
        "LeadSync.Alerts.AlertValues", "LeadSync.Alerts.ZoneTime", "LeadSync.Alerts.MailSheet", "LeadSync.Alerts.SmtpAnswer",
        "LeadSync.Rules.Condition", "LeadSync.Rules.Comparison", "LeadSync.Rules.Country",
        "LeadSync.Intake.WebhookSignature", "LeadSync.Intake.WebhookBody", "LeadSync.Intake.HandRaiseHints", "LeadSync.Intake.SearchWalk", "LeadSync.Intake.Lookback",
        "LeadSync.Journey.Planning.PaperDelivery", "LeadSync.Journey.Planning.PaperReading", "LeadSync.Journey.Planning.PaperRecord", "LeadSync.Journey.Planning.PaperWords",
        "LeadSync.Journey.Simulating.SimulatedWorld", "LeadSync.Journey.Simulating.SimulatedLead", "LeadSync.Journey.Simulating.SimulatedSales", "LeadSync.Journey.Simulating.SimulatedMarketing",
        "LeadSync.Journey.Simulating.SimulatedDesk", "LeadSync.Journey.Simulating.PastCycles", "LeadSync.Journey.Simulating.PastLeadWriter", "LeadSync.Journey.Simulating.SideBySide",
        "LeadSync.Journey.Planning.WriteRules", "LeadSync.Journey.Planning.PlannedLead", "LeadSync.Provisioning.HubSpotPlan", "LeadSync.Provisioning.SalesforcePlan", "LeadSync.Provisioning.Checklist",
        "LeadSync.Intake.FormAnswers", "LeadSync.Intake.SameThing", "LeadSync.Intake.ContactSummary", "LeadSync.Intake.Channels", "LeadSync.Content.Topics", "LeadSync.Content.Interests", "LeadSync.Content.Depth", "LeadSync.Content.Readings",
        "LeadSync.Content.Recommendations", "LeadSync.Content.BriefWriter", "LeadSync.Content.BriefText", "LeadSync.Content.PlainWords", "LeadSync.Content.Calendar", "LeadSync.Content.BlogPosts",
        "LeadSync.Rules.ContentRules", "LeadSync.Rules.HalfLife",
    ];

    private static readonly string[] Impure =
        ["System.Threading.Tasks.Task", "Microsoft.Extensions.Logging.ILogger", "System.TimeProvider", "Microsoft.Data.Sqlite.SqliteConnection", "System.Net.Http.HttpClient"];

    private static readonly string[] Empty = ["Manager", "Helper", "Util", "Utils", "Common", "Base"];

    [Fact]
    public void Rooms_look_only_where_their_arrows_point()
    {
        using var program = Program("LeadSync");
        var wrong =
            from type in TypeReferences.AllTypes(program)
            let room = Room(TypeReferences.NamespaceOf(type))
            where Arrows.ContainsKey(room)
            from used in TypeReferences.Of(type)
            let other = Room(used.Namespace)
            where other.Length > 0 && other != room && !Arrows[room].Contains(other)
            select $"{type.FullName} looks at {used.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_has_its_arrows()
    {
        using var program = Program("LeadSync");

        program.Types.Select(type => Room(TypeReferences.NamespaceOf(type))).Distinct().Where(room => room is not ("" or "Cli")).ShouldBeSubsetOf(Arrows.Keys);
    }

    [Fact]
    public void Only_the_commands_know_the_sandbox()
    {
        using var program = Program("LeadSync");
        var wrong =
            from type in TypeReferences.AllTypes(program)
            where Room(TypeReferences.NamespaceOf(type)) != "Cli"
            from used in TypeReferences.Of(type)
            where used.Namespace.StartsWith("LeadSync.Sandbox", StringComparison.Ordinal)
            select $"{type.FullName} looks at {used.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_sandbox_knows_nothing_of_the_worker()
    {
        using var sandbox = Program("LeadSync.Sandbox");

        sandbox.AssemblyReferences.Select(reference => reference.Name).ShouldNotContain("LeadSync");
    }

    [Fact]
    public void What_is_pure_has_no_task_no_logger_and_no_clock()
    {
        using var program = Program("LeadSync");
        var wrong =
            from type in TypeReferences.AllTypes(program)
            where PureRooms.Any(room => IsIn(type, room)) || PureTypes.Any(name => type.FullName == name || type.FullName.StartsWith($"{name}/", StringComparison.Ordinal))
            from used in TypeReferences.Of(type)
            where Impure.Any(name => used.FullName == name || used.FullName.StartsWith($"{name}`", StringComparison.Ordinal))
            select $"{type.FullName} uses {used.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void What_decides_knows_nothing_of_who_reads_and_who_writes()
    {
        using var program = Program("LeadSync");
        var wrong =
            from type in TypeReferences.AllTypes(program)
            where PureRooms.Any(room => room.StartsWith("Journey.", StringComparison.Ordinal) && IsIn(type, room))
            from used in TypeReferences.Of(type)
            where used.Namespace is "LeadSync.Journey.Reading" or "LeadSync.Journey.Rounds"
            select $"{type.FullName} looks at {used.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_types_that_are_named_pure_exist()
    {
        using var program = Program("LeadSync");

        PureTypes.ShouldBeSubsetOf(program.Types.Select(type => type.FullName));
    }

    [Fact]
    public void The_worker_shows_no_public_types() // It is a program, not a library; the tests are its friends.
    {
        using var program = Program("LeadSync");

        program.Types.Where(type => type.IsPublic && type.Namespace.StartsWith("LeadSync", StringComparison.Ordinal)).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void An_interface_has_two_implementations_or_a_generator()
    {
        using var program = Program("LeadSync");
        var interfaces = program.Types.Where(type => type.IsInterface && type.Namespace.StartsWith("LeadSync", StringComparison.Ordinal)).ToList();
        var idle = interfaces.Where(one =>
            !one.Methods.Any(method => method.CustomAttributes.Any(attribute => attribute.AttributeType.Namespace == "Refit"))
            && TypeReferences.AllTypes(program).Count(type => type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == one.FullName)) < 2);

        idle.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Sources().Where(file => File.ReadLines(file).Count() > MostLines).Select(Path.GetFileName).ShouldBeEmpty();

    [Fact]
    public void No_name_says_nothing() =>
        Sources().Select(Path.GetFileNameWithoutExtension)
            .Where(name => Word().Matches(name!).Any(word => Empty.Contains(word.Value)))
            .ShouldBeEmpty();

    [Fact]
    public void The_connectors_are_twins()
    {
        string[] twins = ["I{0}Api", "{0}Models", "{0}Options", "{0}SignIn", "{0}Limits", "{0}Connector"];
        foreach (var system in (string[])["HubSpot", "Salesforce"])
            foreach (var twin in twins)
                File.Exists(Path.Combine(Repository.Root, "src", "LeadSync", system, string.Format(twin, system) + ".cs")).ShouldBeTrue(string.Format(twin, system));
    }

    [Fact]
    public void What_happens_to_a_lead_fits_one_screen() =>
        File.ReadLines(Path.Combine(Repository.Root, "src", "LeadSync", "Journey", "LeadJourney.cs")).Count().ShouldBeLessThan(60);

    /// <summary>LeadSync.Rules.Yaml is a corner of the room Rules; the root has no name.</summary>
    private static string Room(string? space) =>
        space is not null && space.StartsWith("LeadSync.", StringComparison.Ordinal) && !space.StartsWith("LeadSync.Sandbox", StringComparison.Ordinal)
            ? space.Split('.')[1]
            : "";

    private static bool IsIn(TypeDefinition type, string room) => $"{TypeReferences.NamespaceOf(type)}.".StartsWith($"LeadSync.{room}.", StringComparison.Ordinal);

    private static ModuleDefinition Program(string name) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories));

    [GeneratedRegex("[A-Z][a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
