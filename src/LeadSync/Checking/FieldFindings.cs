using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Mappings whose two fields do not go together: nothing may be written, or what is read does not fit.</summary>
internal static class FieldFindings
{
    private const int MostNamed = 10;

    /// <summary>Characters beyond which nobody's text is expected.</summary>
    private const int Roomy = 4_000;

    /// <summary>A value of each kind that every field of the same meaning takes.</summary>
    private static readonly Dictionary<FieldKind, string[]> Typical = new()
    {
        [FieldKind.Text] = ["some words"],
        [FieldKind.Number] = ["5"],
        [FieldKind.Checkbox] = ["true", "false"],
        [FieldKind.Date] = ["2026-11-22"],
        [FieldKind.DateTime] = ["2026-11-22T10:11:12Z"],
        [FieldKind.Phone] = ["+49 30 901820"],
        [FieldKind.Email] = ["ann@acme.example"],
        [FieldKind.Url] = ["https://acme.example"],
    };

    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live)
    {
        var ways = Way.All(rules, live).ToList();
        var findings = Way.Once(ways.SelectMany(way => NotWritable(way) is { } closed ? [closed] : Mismatch(way) is { } mismatch ? [mismatch] : Values(way)));
        return TooShort(ways) is { } note ? findings.Append(note) : findings;
    }

    private static Finding? NotWritable(Way way)
    {
        if (way.To.Writable || way.TravelsAsConsent) return null;

        return way switch
        {
            { To.Computed: true } => new Finding(
                way.Rule.At,
                $"{way.Target} is a formula or computed otherwise, and '{way.Source}' is to be written into it",
                way.IntoCrm ? "Map another field, or turn round: direction: toMarketing" : "Map another property, or turn round: direction: toCrm"),
            { IntoCrm: true } => new Finding(
                way.Rule.At, $"our user may see {way.Target} and not write it", "Let our user edit the field by a permission set, or map another; some of Salesforce's own fields nobody may write"),
            _ => new Finding(way.Rule.At, $"HubSpot lets nobody write '{way.Target}'", "Map another property, or turn round: direction: toCrm"),
        };
    }

    /// <summary>Kinds that never fit, told by a typical value. A text after a transform may be anything: only real values tell.</summary>
    private static Finding? Mismatch(Way way)
    {
        var tellsNothing = way.From.Kind == FieldKind.Text && (way.Rule.Transforms.Count > 0 || way.To.Kind is FieldKind.Picklist or FieldKind.MultiPicklist or FieldKind.Email or FieldKind.Reference);
        if (tellsNothing || !Typical.TryGetValue(way.From.Kind, out var values)) return null;
        if (way.To.Kind == FieldKind.Reference && way.From.Kind is FieldKind.Email or FieldKind.Text) return null;

        return values.Select(value => way.Refuses(value)).OfType<string>().FirstOrDefault() is { } refusal
            ? new Finding(way.Rule.At, $"'{way.Source}' is {Spoken(way.From.Kind)} and {way.Target} {Spoken(way.To.Kind)}: {refusal}", "Or map a field of the same kind")
            : null;
    }

    private static IEnumerable<Finding> Values(Way way)
    {
        if (way.From.Kind is FieldKind.Picklist or FieldKind.MultiPicklist)
        {
            var refused = way.From.Values.Select(value => (Value: value, Refusal: way.Refuses(value))).Where(one => one.Refusal is not null).ToList();
            if (refused.Count > 0)
                yield return new Finding(way.Rule.At, $"{way.Target} does not take {Named(refused.ConvertAll(one => one.Value))} of '{way.Source}': {refused[0].Refusal}", "");
        }

        if (way.IntoCrm && way.Rule.Default is { Length: > 0 } usual && Plain(way, usual) is { } reason)
            yield return new Finding(way.Rule.At, $"the default of {way.Target} does not fit: {reason}", "");
        if (way.Rule is { Unknown: UnknownValue.Other, Other: { Length: > 0 } other } && way.To.Values.Count > 0 && !way.To.Values.Contains(other, StringComparer.OrdinalIgnoreCase))
            yield return new Finding(way.Rule.At, $"{way.Target} has no value '{other}', which unknown: other names", $"Write one of {Named(way.To.Values)}");
    }

    // A default is written as it stands: the transforms are for what marketing enters.
    private static string? Plain(Way way, string value) => (way with { Rule = way.Rule with { Transforms = [] }, From = new FieldShape(way.Rule.HubSpot, FieldKind.Text) }).Refuses(value);

    /// <summary>How long texts really are, no description tells; so it is one note for all.</summary>
    private static Finding? TooShort(List<Way> ways)
    {
        var tight = ways
            .Where(way => way is { Rule.TooLong: TooLong.Refuse, To: { Length: > 0 and < Roomy, Writable: true, Kind: FieldKind.Text or FieldKind.Phone or FieldKind.Url or FieldKind.Email } })
            .Where(way => way.From.Kind is FieldKind.Text or FieldKind.Phone && (way.From.Length == 0 || way.From.Length > way.To.Length))
            .Where(way => !way.Rule.Transforms.Any(transform => transform.Name == "cut"))
            .DistinctBy(way => (way.Rule.At, way.To.Length))
            .ToList();
        return tight.Count == 0 ? null : new Finding(
            tight.MinBy(way => way.Rule.At.Line)!.Rule.At,
            $"texts may be longer than the field they go to, and are then refused: {string.Join(", ", tight.Select(way => $"{way.Source} to {way.Target} ({way.To.Length})"))}",
            "Write tooLong: cut where a shortened text is better than none",
            FindingKind.Note);
    }

    private static string Named(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(MostNamed).Select(value => $"'{value}'")) + (values.Count > MostNamed ? $" and {values.Count - MostNamed} more" : "");

    private static string Spoken(FieldKind kind) => kind switch
    {
        FieldKind.MultiPicklist => "a list of several",
        FieldKind.DateTime => "a date and time",
        FieldKind.Email => "an e-mail address",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
