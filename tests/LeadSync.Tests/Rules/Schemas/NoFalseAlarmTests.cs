using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Rules;
using LeadSync.Rules.Yaml;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Rules.Schemas;

/// <summary>An editor that underlines what `check` takes would teach admins not to look.</summary>
public sealed partial class NoFalseAlarmTests
{
    private const int Cases = 1_500;

    /// <summary>What the shipped files do not show.</summary>
    private const string MoreFields = """

          - { hubspot: a, salesforce: A__c, once: true, firstLink: overwrite, tooLong: cut, unknown: { other: Other }, zone: Europe/Berlin, blank: always, on: [lead, contact] }
          - { hubspot: company.b, salesforce: B__c, unknown: add, transform: [upper, { phone: DE }, { country: iso2 }, { date: [dd.MM.yyyy] }, { number: "," }, { join: ", " }, { template: "{a}" }, { cut: 40 }] }
        owners: { map: { "a@acme.example": "b@acme.example" }, fallback: "c@acme.example" }
        """;

    private static readonly string[] Values =
    [
        "0", "1", "-1", "7", "1.5", "30s", "0s", "12h", "3d", "0%", "50%", "100%", "250%", "true", "false", "off", "below", "09:00", "7:30", "2026-12-25", "2026-12-24..2027-01-02",
        "https://x.example", "a@b.example", "mon-fri", "sat", "mon 07:00", "ana", "cho", "dach", "weekdays", "default", "APAC", "sal", "recycled", "firstTouch", "A", "Japan", "Europe/Berlin",
        "iso2", "dd.MM.yyyy", ",", "67.0", "67", "sqlite:x.db", "${HUBSPOT_TOKEN}", "jobtitle", "x",
        .. SchemaWalk.Places.SelectMany(place => place.Words).Distinct().Where(word => word.Length > 0),
    ];

    [Fact]
    public void Whatever_check_takes_no_editor_underlines()
    {
        var taken = 0;
        var edits = ArbMap.Default.GeneratorFor<int>().Resize(int.MaxValue / 2).ListOf(3);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(edits.ToArbitrary(), seeds =>
        {
            var name = ConfigDirectory.FileNames[(int)((uint)seeds[0] % ConfigDirectory.FileNames.Count)];
            var text = seeds.Aggregate(Written(name), (text, seed) => Edit(name, text, new Random(seed)));
            if (Judge(name, text).Any(finding => finding.Kind == FindingKind.Mistake)) return;

            taken++;
            EditorView.Underlined(name, text).ShouldBeEmpty(text);
        }));
        taken.ShouldBeGreaterThan(Cases / 10, "rules that are taken are what this is about");
    }

    private static string Written(string name) => Flow(YamlTree.Read(name, ConfigDirectory.Shipped(name).Text + (name == "fields.yaml" ? MoreFields : ""))!);

    private static IReadOnlyList<Finding> Judge(string name, string text) => RulebookReader.Read(
        [.. ConfigDirectory.FileNames.Select(file => file == name ? new ConfigFile(file, text, IsShipped: false) : ConfigDirectory.Shipped(file))],
        new Judgement(new Placeholders(TempConfig.Secrets, _ => null))).Findings;

    /// <summary>One value becomes another, or an entry goes, or stands twice.</summary>
    private static string Edit(string name, string text, Random random)
    {
        var root = YamlTree.Read(name, text)!;
        var all = All(root).ToList();
        var chosen = all[random.Next(all.Count)];
        return Flow(Changed(root));

        YamlNode Changed(YamlNode node) => node switch
        {
            _ when ReferenceEquals(node, chosen) => Instead(node),
            YamlPairs pairs => pairs with { Entries = [.. pairs.Entries.Select(entry => entry with { Value = Changed(entry.Value) })] },
            YamlItems list => list with { Items = [.. list.Items.Select(Changed)] },
            _ => node,
        };

        YamlNode Instead(YamlNode node) => node switch
        {
            YamlText value => value with { Value = Values[random.Next(Values.Length)], IsQuoted = random.Next(4) == 0 },
            YamlPairs { Entries.Count: > 1 } pairs => pairs with { Entries = [.. pairs.Entries.Where(entry => entry != pairs.Entries[random.Next(pairs.Entries.Count)])] },
            YamlItems { Items.Count: > 0 } list => random.Next(2) == 0
                ? list with { Items = [.. list.Items.Skip(1)] }
                : list with { Items = [.. list.Items, list.Items[random.Next(list.Items.Count)]] },
            _ => node,
        };
    }

    private static IEnumerable<YamlNode> All(YamlNode node) =>
    [
        node,
        .. node switch
        {
            YamlPairs pairs => pairs.Entries.SelectMany(entry => All(entry.Value)),
            YamlItems list => list.Items.SelectMany(All),
            _ => [],
        },
    ];

    private static string Flow(YamlNode node) => node switch
    {
        YamlPairs pairs => $"{{ {string.Join(", ", pairs.Entries.Select(entry => $"{JsonValue.Create(entry.Key).ToJsonString()}: {Flow(entry.Value)}"))} }}",
        YamlItems list => $"[ {string.Join(", ", list.Items.Select(Flow))} ]",
        YamlText { IsQuoted: false } plain when Plain().IsMatch(plain.Value) => plain.Value,
        _ => JsonSerializer.Serialize(((YamlText)node).Value),
    };

    [GeneratedRegex(@"^[-A-Za-z0-9_./%@]([-A-Za-z0-9_./%@: ]*[-A-Za-z0-9_./%@])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
