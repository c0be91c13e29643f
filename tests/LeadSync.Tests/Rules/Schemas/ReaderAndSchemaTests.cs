using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadSync.Rules;
using LeadSync.Rules.Files;

namespace LeadSync.Tests.Rules.Schemas;

/// <summary>The schemas say what the readers say: the same keys, the same words, the same keys that have to be there.</summary>
public sealed partial class ReaderAndSchemaTests
{
    private const string Strange = "zzzzz";

    /// <summary>Words the reader takes beside other values, and does not list when it refuses one.</summary>
    private static readonly string[] Unlisted =
    [
        "leadsync.yaml brake", "leadsync.yaml brake.handoffsPerHour", "leadsync.yaml brake.revertsPerHour", "fields.yaml fields.[].transform", "fields.yaml fields.[].transform.[]",
        "fields.yaml fields.[].transform.number", "fields.yaml fields.[].transform.[].number", "fields.yaml fields.transform", "fields.yaml fields.transform.[]",
        "fields.yaml fields.transform.number", "fields.yaml fields.transform.[].number", "scoring.yaml grades.some",
        "alerts.yaml tell.to", "alerts.yaml tell.to.[]", "alerts.yaml tell.[].to", "alerts.yaml tell.[].to.[]",
    ];

    [Fact]
    public void Every_key_that_the_reader_knows_is_in_the_schema_and_no_other()
    {
        var maps = SchemaWalk.Places.Where(place => place.IsClosedMap).ToList();

        maps.Count.ShouldBeGreaterThan(40);
        foreach (var map in maps) Known(map).ShouldBe(map.Keys, ignoreOrder: true, $"{map}");
    }

    [Fact]
    public void Every_word_that_the_reader_offers_is_in_the_schema_and_no_other()
    {
        var choices = SchemaWalk.Places.Where(place => place.Words.Count > 0 && !Unlisted.Contains($"{place}")).ToList();

        choices.Count.ShouldBeGreaterThan(30);
        foreach (var choice in choices)
        {
            var refused = choice.Judge(Strange).Single(finding => finding.Wrong.Contains($"'{Strange}'"));
            Listed(refused.Remedy).ShouldBe(choice.Words, ignoreOrder: true, $"{choice}");
        }
    }

    [Fact]
    public void Every_key_that_the_reader_asks_for_is_required_by_the_schema_and_no_other()
    {
        // A file without stages lacks each of them by name.
        foreach (var map in SchemaWalk.Places.Where(place => place.IsClosedMap && place.File + place.Way.Count != "stages.yaml0"))
        {
            var lacking = map.Judge(new JsonObject()).Where(finding => finding.Kind == FindingKind.Mistake && Lack().IsMatch(finding.Wrong)).ToList();
            var asked = map.Keys.Where(key => lacking.Exists(finding => Regex.IsMatch(Lack().Replace(finding.Wrong, "|").Split('|')[1], $@"\b{key}\b", RegexOptions.None, TimeSpan.FromSeconds(1))));
            asked.ShouldBe(map.NeededKeys, ignoreOrder: true, $"{map}");
        }
    }

    /// <summary>The reader answers an unknown key with those it knows.</summary>
    private static IEnumerable<string> Known(Place map)
    {
        var refused = map.Judge(new JsonObject { [Strange] = "1" }).Single(finding => finding.Wrong.StartsWith("unknown ") && finding.Wrong.Contains($"'{Strange}'"));

        // A transform without values is a word, no key.
        return refused.Wrong.Contains("transform") ? Listed(refused.Remedy).Except(TransformReader.Bare) : Listed(refused.Remedy);
    }

    private static string[] Listed(string remedy) => WordList().Match(remedy).Groups["words"].Value.Split(',', StringSplitOptions.TrimEntries);

    [GeneratedRegex("(Known: |Write one of )(?<words>.*?)(, or an e-mail address)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordList();

    [GeneratedRegex("(has no|have no|lacks?|there is no) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lack();
}
