using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping.Fits;

/// <summary>Picklists: a value is one of the list, in the list's own spelling, or the rule says what becomes of it.</summary>
internal static class PicklistFit
{
    /// <summary>The values of a multi-picklist, each once; both systems write them as a;b;c.</summary>
    public static IReadOnlyList<string> Parts(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    public static Translated Fit(FieldShape to, string text, FieldShape from, FieldRule rule)
    {
        if (from.Kind != FieldKind.MultiPicklist || Parts(text) is not { Count: > 1 } parts) return One(to, Only(text, from), from, rule);
        return Translated.No($"{parts.Count} values where one fits", "add the transform first, or map to a multi-select picklist");
    }

    public static Translated FitMany(FieldShape to, string text, FieldShape from, FieldRule rule)
    {
        var fitted = Parts(text).Select(part => One(to, part, from, rule)).ToList();
        return fitted.Find(one => one.Refused is not null) ?? new Translated(string.Join(';', fitted.Select(one => one.Value).Distinct(StringComparer.Ordinal)));
    }

    private static string Only(string text, FieldShape from) => from.Kind == FieldKind.MultiPicklist ? string.Concat(Parts(text)) : text.Trim();

    private static Translated One(FieldShape to, string text, FieldShape from, FieldRule rule)
    {
        if (to.Values.Count == 0) return Uncut(to, text, rule);
        if (Spelling(to, text) is { } stored) return new Translated(stored);
        if (from.Kind == FieldKind.Checkbox && Flags.Read(text) is { } ticked && Spelling(to, ticked ? "Yes" : "No") is { } word) return new Translated(word);

        return rule.Unknown switch
        {
            UnknownValue.Other when Spelling(to, rule.Other ?? "") is { } other => new Translated(other),
            UnknownValue.Other => Translated.No("not in the picklist, and neither is the value of 'other'", "add one of the two to the picklist, or name another value"),
            UnknownValue.Add when !to.Restricted => Uncut(to, text, rule),
            UnknownValue.Add => Translated.No("not in the picklist, which takes no value that is not listed", "add it to the picklist, or map it"),
            _ => Translated.No("not in the picklist", "add it to the picklist, map it, or write unknown: { other: VALUE }"),
        };
    }

    // A value cut short is another value.
    private static Translated Uncut(FieldShape to, string text, FieldRule rule) => TextFit.Fit(to, text, rule with { TooLong = TooLong.Refuse });

    /// <summary>The list's own spelling; null where it has no such value.</summary>
    private static string? Spelling(FieldShape to, string text) =>
        to.Values.FirstOrDefault(value => string.Equals(value, text)) ?? to.Values.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase));
}
