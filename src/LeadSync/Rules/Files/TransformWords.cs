using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>What stands behind a transform that takes words: a country, a form, a length.</summary>
internal static class TransformWords
{
    public static readonly string[] CountryForms = ["iso2", "iso3", "name"];

    /// <summary>Steps that do with values and without.</summary>
    public static readonly string[] WithoutWords = ["phone", "number", "join"];

    /// <summary>The words as the step takes them; null where they are not right, which is a finding.</summary>
    public static IReadOnlyList<string>? Read(string name, Position at, YamlNode? argument, Judgement judge)
    {
        List<Word> words = [.. Nodes(argument).Select(node => judge.Word(node, $"the transform '{name}'", FindingKind.Mistake)).OfType<Word>()];
        if (argument is not null && words.Count == 0) return Refuse(judge, at, $"the transform '{name}' has nothing to go by", Example(name));
        if (words.Count > 1 && name != "date") return Refuse(judge, at, $"the transform '{name}' takes one value", Example(name));

        return name switch
        {
            _ when words.Count == 0 && WithoutWords.Contains(name) => [],
            _ when words.Count == 0 => Refuse(judge, at, $"the transform '{name}' has nothing to go by", Example(name)),
            "phone" => Phone(words[0], judge),
            "country" when !CountryForms.Contains(words[0].Text) => Refuse(judge, words[0].At, $"'country' is '{words[0].Text}'", Spelling.Remedy(words[0].Text, CountryForms)),
            "date" when words.Find(word => !IsDateForm(word.Text)) is { Text: not null } wrong =>
                Refuse(judge, wrong.At, $"'date' is '{wrong.Text}', which is no form of a date", "Write it with dd, MM and yyyy, such as { date: \"dd.MM.yyyy\" }"),
            "number" when words[0].Text is not ("," or ".") => Refuse(judge, words[0].At, $"'number' is '{words[0].Text}'", "Write the decimal sign, { number: \",\" } or { number: \".\" }"),
            "cut" when Units.Whole(words[0].Text) is not > 0 => Refuse(judge, words[0].At, $"'cut' is '{words[0].Text}'", "Write how many characters stay, such as { cut: 40 }"),
            "template" => Template(words[0], judge),
            _ => [.. words.Select(word => word.Text)],
        };
    }

    private static IReadOnlyList<string>? Phone(Word word, Judgement judge) => Country.Find(word.Text) is { } country
        ? [country.Iso2]
        : Refuse(judge, word.At, $"'{word.Text}' of the transform 'phone' is no country by ISO 3166", Country.Suggestion(word.Text));

    private static IReadOnlyList<string>? Template(Word word, Judgement judge)
    {
        if (Regex.Replace(word.Text, Transform.Place, "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).IndexOfAny(['{', '}']) < 0) return [word.Text];
        return Refuse(judge, word.At, "a template has a brace that belongs to no property", Example("template"));
    }

    /// <summary>A form is one that reads again what it wrote, to the day; what it leaves out is not taken from today.</summary>
    private static bool IsDateForm(string form)
    {
        var day = new DateTime(2013, 11, 23, 14, 5, 0, DateTimeKind.Unspecified);
        try
        {
            return DateTime.TryParseExact(day.ToString(form, CultureInfo.InvariantCulture), form, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read) && read.Date == day.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<YamlNode> Nodes(YamlNode? argument) => argument switch
    {
        null => [],
        YamlItems list => list.Items,
        var one => [one],
    };

    private static string Example(string name) => name switch
    {
        "phone" => "Write { phone: DE }, or phone alone for the person's own country",
        "country" => "Write { country: iso2 }, { country: iso3 } or { country: name }",
        "date" => "Write the form that is used, such as { date: \"dd.MM.yyyy\" }",
        "number" => "Write { number: \",\" } with the decimal sign that is used, or number alone for a point",
        "join" => "Write { join: \", \" } with what stands between the values",
        "cut" => "Write how many characters stay, such as { cut: 40 }",
        _ => "Write { template: \"{firstname} {lastname}\" } with properties of HubSpot, and {value} for this one",
    };

    private static IReadOnlyList<string>? Refuse(Judgement judge, Position at, string wrong, string remedy)
    {
        judge.Refuse(at, wrong, remedy);
        return null;
    }
}
