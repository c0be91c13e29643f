using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Values that contacts really have and that would be refused: what no description of a field tells.</summary>
internal static class SampleFindings
{
    private const int MostNamed = 5;

    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live) => Way.Once(Way.All(rules, live)
        .Where(way => way is { IntoCrm: true, To.Writable: true, From.Kind: not FieldKind.Reference, To.Kind: not FieldKind.Reference, Rule.CompanyProperty: null })
        .SelectMany(way => Refused(way, live.Sample)));

    private static IEnumerable<Finding> Refused(Way way, IReadOnlyList<IReadOnlyDictionary<string, string?>> sample)
    {
        var refused = sample
            .Select(contact => (Value: contact.GetValueOrDefault(way.Rule.HubSpot), contact))
            .Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => (one.Value, Why: way.Refuses(one.Value!, one.contact.GetValueOrDefault)))
            .Where(one => one.Why is not null)
            .ToList();
        if (refused.Count == 0) yield break;

        yield return new Finding(
            way.Rule.At,
            $"{refused.Count} of {sample.Count} contacts have a '{way.Rule.HubSpot}' that {way.Target} does not take{Examples(way, refused.ConvertAll(one => one.Value!))}: {Worst(refused.ConvertAll(one => one.Why!))}",
            "Without that, this field of theirs stays as it is, and everything else travels",
            FindingKind.Note);
    }

    // Words of a picklist are categories; a value of any other field may be somebody's name.
    private static string Examples(Way way, List<string> values) =>
        way.To.Kind is FieldKind.Picklist or FieldKind.MultiPicklist
            ? $" ({string.Join(", ", values.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed).Select(value => $"'{value}'"))})"
            : "";

    // The most frequent reason; where they name lengths and all differ, the last in order is the longest.
    private static string Worst(List<string> reasons) =>
        reasons.GroupBy(reason => reason).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key.Length).ThenByDescending(same => same.Key, StringComparer.Ordinal).First().Key;
}
