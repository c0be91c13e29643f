using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Mapping;

/// <summary>docs/field-mapping.md as a test reads it: its tables of transforms and its worked examples.</summary>
internal static partial class FieldMappingPage
{
    private const string LeftOut = "left out: ";

    private static readonly Dictionary<string, string> Owners = new() { ["101"] = "ana@acme.example", ["102"] = "bob@acme.example", ["103"] = "dan@acme.example" };

    private static readonly Dictionary<string, string> Users = new() { ["005A"] = "ana@acme.example", ["005B"] = "robert@acme.example", ["005C"] = "cho@acme.example" };

    private static readonly Dictionary<string, string> Ana = new() { ["firstname"] = "Ana", ["lastname"] = "Silva", ["company"] = "Acme", ["country"] = "Switzerland" };

    public static string Text { get; } = Repository.Text("docs/field-mapping.md");

    /// <summary>Step, value and what it becomes.</summary>
    public static IEnumerable<(string Step, string Value, string Becomes)> Transforms =>
        Rows(Section("Transforms")).Where(row => row.Length == 4).Select(row => (Code(row[0]), Code(row[2]), Code(row[3])));

    public static IEnumerable<WorkedExample> Examples => Example().Matches(Section("Ten worked examples")).Select(match =>
    {
        var rows = Rows(match.Groups["rest"].Value).ToList();
        return new WorkedExample(
            match.Groups["title"].Value,
            match.Groups["yaml"].Value,
            rows[0][0].StartsWith("Salesforce", StringComparison.Ordinal),
            Shape(rows[0][0]),
            Shape(rows[0][1]),
            [.. rows.Skip(1).Select(row => (Code(row[0]), row[1]))]);
    });

    /// <summary>The rules that an admin would get who wrote this.</summary>
    public static FieldRules Rules(string yaml)
    {
        using var config = TempConfig.Shipped().Write("fields.yaml", yaml);
        var reading = config.Read();
        return reading.Rulebook.ShouldNotBeNull(string.Join('\n', reading.Findings)).Fields;
    }

    public static TranslationContext Context(FieldRules rules) => new() { Property = name => Ana.GetValueOrDefault(name), Owners = new OwnerBook(People.Of(Owners, Users), rules.Owners) };

    /// <summary>What a cell promises of a translation.</summary>
    public static void ShouldBeAsWritten(this Translated translated, string cell, string because)
    {
        if (cell.StartsWith(LeftOut, StringComparison.Ordinal)) translated.Refused.ShouldNotBeNull(because).ShouldStartWith(cell[LeftOut.Length..], customMessage: because);
        else translated.ShouldBe(new Translated(cell == "blank" ? "" : Code(cell)), because);
    }

    /// <summary><c>Salesforce, picklist of Hot, Cold</c>.</summary>
    private static FieldShape Shape(string heading)
    {
        var words = heading[(heading.IndexOf(", ", StringComparison.Ordinal) + 2)..].Split([" of ", " with ", " to "], 2, StringSplitOptions.None);
        var (kind, more) = (words[0], words.ElementAtOrDefault(1) ?? "");
        return kind switch
        {
            "text" or "phone" => new FieldShape("field", kind == "text" ? FieldKind.Text : FieldKind.Phone) { Length = more.Length > 0 ? Number(more) : 0 },
            "number" => new FieldShape("field", FieldKind.Number) { Scale = Number(more.Split(' ')[0]) },
            "date" => new FieldShape("field", FieldKind.Date),
            "date and time" => new FieldShape("field", FieldKind.DateTime),
            "picklist" => new FieldShape("field", FieldKind.Picklist) { Values = more.Split(", ") },
            "owner" => new FieldShape("field", FieldKind.Reference) { RefersTo = ["OWNER"] },
            "lookup" => new FieldShape("field", FieldKind.Reference) { RefersTo = [more] },
            _ => throw new InvalidOperationException($"docs/field-mapping.md speaks of '{heading}', which this test does not know: add it here."),
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Section(string heading) => Text.Split($"\n## {heading}\n")[1].Split("\n## ")[0];

    /// <summary>Cells of every table row but the lines below the headings.</summary>
    private static IEnumerable<string[]> Rows(string markdown) => markdown.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| Step", StringComparison.Ordinal))
        .Select(line => line[2..^2].Split(" | "));

    private static string Code(string cell) => cell is ['`', .. var inside, '`'] ? inside : throw new InvalidOperationException($"'{cell}' is not in backticks.");

    [GeneratedRegex(@"### (?<title>[^\n]+)\n.*?```yaml\n(?<yaml>.*?)```\n(?<rest>.*?)(?=### |$)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}

/// <param name="FromSalesforce">Towards HubSpot.</param>
/// <param name="Rows">A value, and the cell that says what becomes of it.</param>
internal sealed record WorkedExample(string Title, string Yaml, bool FromSalesforce, FieldShape From, FieldShape To, IReadOnlyList<(string Value, string Cell)> Rows);
