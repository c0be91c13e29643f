using System.Text.Json.Nodes;
using System.Xml.Linq;
using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Provisioning;

/// <summary><c>config/salesforce</c> is written by hand, <c>provision</c> works from data: these hold the two together.</summary>
public sealed class SalesforceMetadataFilesTests
{
    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";
    private static readonly string Root = Path.Combine(Repository.Root, "config", "salesforce");
    private static readonly Rulebook Shipped = RulebookReader.Read(Path.Combine(Repository.Root, "config"), Rules.TempConfig.Secrets).Rulebook!;
    private static readonly Needed Needed = Needed.For(Shipped.Sla.Recycling.Reasons);

    [Fact]
    public void Metadata_and_provision_make_the_same_fields()
    {
        var files = Files("*.field-meta.xml").Select(file => (On: file.Parent(2), Field: Read(file.Path)))
            .Where(one => Text(one.Field, "trackHistory") is null)
            .Select(one => $"{one.On} {Described(Definition(one.Field))} {Text(one.Field, "fullName")}");

        files.Order().ShouldBe(Needed.Fields.SelectMany(field => field.On, (field, on) => $"{on} {Described(field.Definition)} {field.Name}").Order());
    }

    [Fact]
    public void A_field_stands_in_a_file_of_its_name() =>
        Files("*.field-meta.xml").ShouldAllBe(file => file.Name == Text(Read(file.Path), "fullName"));

    [Fact]
    public void Metadata_and_provision_permit_the_same()
    {
        foreach (var set in Needed.PermissionSets)
        {
            var file = Read(Files($"{set.Name}.permissionset-meta.xml").ShouldHaveSingleItem().Path);

            (Text(file, "label"), Text(file, "description")).ShouldBe((set.Label, set.Description));
            file.Elements(Metadata + "fieldPermissions").Select(field => $"{Text(field, "field")} {Text(field, "readable")} {Text(field, "editable")}").Order()
                .ShouldBe(set.Fields.Select(field => $"{field.Key} true {(field.Value ? "true" : "false")}").Order());
            file.Elements(Metadata + "objectPermissions").Select(right => $"{Text(right, "object")} {Text(right, "allowRead")} {Text(right, "allowEdit")} {Text(right, "allowCreate")} {Text(right, "viewAllRecords")}").Order()
                .ShouldBe(set.ObjectRights.Select(right => $"{right.Key} true {Word(right.Value != ObjectRight.Read)} {Word(right.Value == ObjectRight.Create)} true").Order());
            file.Elements(Metadata + "userPermissions").Select(permission => Text(permission, "name")).ShouldBe(set.UserPermissions, ignoreOrder: true);
        }

        Files("*.permissionset-meta.xml").Count.ShouldBe(Needed.PermissionSets.Count);
    }

    [Fact]
    public void Metadata_brings_the_queues_and_status_values_that_the_shipped_rules_name()
    {
        Files("*.queue-meta.xml").Select(file => file.Name).Order().ShouldBe(["APAC_Leads", "Inside_Sales", "Marketing", "Unassigned_Leads"]);
        Checklist.Of(Shipped, Statuses(), Files("*.queue-meta.xml").Select(file => file.Name).ToHashSet())
            .ShouldNotContain(line => line.Contains("create ") || line.Contains("Lead Status: add"));
        Shipped.Stages.Stages.SelectMany(stage => stage.Salesforce).SelectMany(sign => sign.Statuses).ShouldBeSubsetOf(Statuses());
    }

    [Fact]
    public void Status_and_owner_are_tracked_and_the_rule_that_asks_for_a_reason_sleeps()
    {
        Text(Read(Files("Lead.object-meta.xml").Single().Path), "enableHistory").ShouldBe("true");
        Files("*.field-meta.xml").Where(file => Text(Read(file.Path), "trackHistory") == "true").Select(file => file.Name).Order().ShouldBe(["OwnerId", "Status"]);

        var rule = Read(Files("*.validationRule-meta.xml").ShouldHaveSingleItem().Path);
        Text(rule, "active").ShouldBe("false");
        var returned = Shipped.Stages.Stages.Where(stage => stage.Ends == StageEnd.Return).Select(stage => stage.Status).OfType<string>().ToList();
        returned.Count.ShouldBe(2);
        returned.ShouldAllBe(status => Text(rule, "errorConditionFormula")!.Contains($"ISPICKVAL(Status, \"{status}\")"));
    }

    [Fact]
    public void List_views_show_fields_that_exist()
    {
        var known = Needed.Fields.Where(field => field.On.Contains("Lead")).Select(field => field.Name).ToHashSet();

        var views = Files("*.listView-meta.xml");

        views.Select(view => view.Name).Order().ShouldBe(["LeadSync_Due_Today", "LeadSync_Hot", "LeadSync_Returned"]);
        views.SelectMany(view => Read(view.Path).Descendants().Where(element => element.Name.LocalName is "columns" or "field").Select(element => element.Value))
            .Where(name => name.StartsWith("LeadSync_", StringComparison.Ordinal)).ShouldBeSubsetOf(known);
    }

    [Fact]
    public void The_project_names_folders_that_exist()
    {
        var project = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "sfdx-project.json")))!;

        foreach (var folder in project["packageDirectories"]!.AsArray()) Directory.Exists(Path.Combine(Root, (string)folder!["path"]!)).ShouldBeTrue();
        ((string)project["sourceApiVersion"]!).ShouldBe(Shipped.Settings.Salesforce.ApiVersion);
    }

    private static HashSet<string> Statuses() =>
        [.. Read(Files("LeadStatus.standardValueSet-meta.xml").Single().Path).Elements(Metadata + "standardValue").Select(value => Text(value, "fullName")!)];

    private static NewField Definition(XElement field) => new(Text(field, "label")!, Text(field, "type")!)
    {
        Description = Text(field, "description"),
        Length = Number(field, "length"),
        Precision = Number(field, "precision"),
        Scale = Number(field, "scale"),
        VisibleLines = Number(field, "visibleLines"),
        ExternalId = Text(field, "externalId") is { } external ? external == "true" : null,
        Unique = Text(field, "unique") is { } unique ? unique == "true" : null,
        ValueSet = field.Element(Metadata + "valueSet") is { } set
            ? NewValueSet.Of(set.Descendants(Metadata + "value").Select(value => Text(value, "fullName")!), restricted: Text(set, "restricted") == "true")
            : null,
    };

    private static string Described(NewField field) =>
        $"{field.Type} '{field.Label}' '{field.Description}' {field.Length} {field.Precision} {field.Scale} {field.VisibleLines} {field.ExternalId} {field.Unique} "
        + $"{field.ValueSet?.Restricted} {string.Join('|', field.ValueSet?.ValueSetDefinition.Value.Select(value => value.ValueName) ?? [])}";

    private static List<MetadataFile> Files(string pattern) =>
        [.. Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Select(path => new MetadataFile(path))];

    private static XElement Read(string path) => XDocument.Load(path).Root!;

    private static string? Text(XElement parent, string name) => parent.Element(Metadata + name)?.Value;

    private static int? Number(XElement parent, string name) => Text(parent, name) is { } text ? int.Parse(text) : null;

    private static string Word(bool yes) => yes ? "true" : "false";

    private sealed record MetadataFile(string Path)
    {
        public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

        /// <summary>Name of the folder so many levels above the file.</summary>
        public string Parent(int levels) => Path.Split(System.IO.Path.DirectorySeparatorChar)[^(levels + 1)];
    }
}
