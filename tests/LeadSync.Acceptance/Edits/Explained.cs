using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Edits;

/// <summary>What the leads' stories say of values that gave way, each with the rule that decided.</summary>
internal sealed partial class Explained
{
    private readonly Dictionary<(Place Place, string Value), int> _named = [];
    private readonly Dictionary<string, List<(string At, string Text)>> _stories = [];

    public static async Task<Explained> ReadAsync(Installation here, IReadOnlyList<EditedLead> leads)
    {
        var explained = new Explained();
        foreach (var lead in leads)
        {
            var story = await here.Worker.GetFromJsonAsync<JsonObject>($"/api/leads/{lead.ContactId}");
            explained.Hear(lead.ContactId, [.. story!["history"]!.AsArray().Where(entry => (string)entry!["kind"]! == "field").Select(entry => ((string)entry!["at"]!, (string)entry["text"]!))]);
        }

        return explained;
    }

    /// <summary>How often the story says that this value gave way there.</summary>
    public int Times(Place place, string value) => _named.GetValueOrDefault((place, value));

    public IEnumerable<string> Story(Place place) =>
        _stories[place.ContactId].Where(one => one.Text.StartsWith(place.Field.HubSpot, StringComparison.Ordinal) || one.Text.StartsWith(place.Field.Salesforce, StringComparison.Ordinal)).Select(one => $"{one.At} {one.Text}");

    private void Hear(string contactId, List<(string At, string Text)> texts)
    {
        _stories[contactId] = texts;
        foreach (var match in texts.Select(one => Replaced.Match(one.Text) is { Success: true } write ? write : GaveWay.Match(one.Text)).Where(match => match.Success))
        {
            var side = match.Groups["side"].Value == "HubSpot" ? Side.HubSpot : Side.Salesforce;
            if (EditedField.All.FirstOrDefault(field => field.On(side) == match.Groups["field"].Value) is not { } edited) continue;

            var key = (new Place(contactId, edited, side), Histories.Text(edited, match.Groups["value"].Value));
            _named[key] = _named.GetValueOrDefault(key) + 1;
        }
    }

    [GeneratedRegex("""^(?<field>\w+) in (?<side>HubSpot|Salesforce) goes from (?:blank|"(?<value>[^"]*)") to (?:blank|"[^"]*") \(.*\w.*\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Replaced { get; }

    [GeneratedRegex("""^(?<field>\w+): (?:blank|"(?<value>[^"]*)") in (?<side>HubSpot|Salesforce) does not stay \(.*\w.*\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GaveWay { get; }
}
