using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Does this look like somebody who is ready? It decides only who is looked at first; the look decides all else.</summary>
internal sealed class HandRaiseHints(ScoringRules rules)
{
    private const string Request = "leadsync_request";
    private const string List = "list";

    private readonly List<Condition.Test> _tests = [.. rules.ReadyWhen.SelectMany(Exact)];

    /// <summary>A value that an entry of <c>readyWhen</c> names, or the marketer's button.</summary>
    public bool Names(string property, string? value) =>
        !string.IsNullOrEmpty(value)
        && (property == Request || _tests.Exists(test => test.Name == property && !ConditionWords.Knows(property) && test.Holds(_ => value)));

    public bool Names(IReadOnlyDictionary<string, string?> contact) => contact.Any(property => Names(property.Key, property.Value));

    public bool NamesList(string list) => _tests.Exists(test => test.Name == List && test.Holds(_ => list));

    /// <summary>A form or a page of <c>handRaisers</c>.</summary>
    public bool Names(Engagement engagement) => rules.HandRaisers.Any(rule =>
        (rule.Form is not null || rule.Page is not null)
        && (rule.Form is not { } form || engagement.Kind == EngagementKind.FormSubmit && (Same(engagement.Form, form) || Same(engagement.FormId, form)))
        && (rule.Page is not { } page || engagement.Url?.Contains(page, StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>Tests of equality, as far as none of them stands under a <c>not</c>.</summary>
    private static IEnumerable<Condition.Test> Exact(Condition condition) => condition switch
    {
        Condition.Test { Operator: Operator.EqualTo or Operator.In } test => [test],
        Condition.All all => all.Parts.SelectMany(Exact),
        Condition.Any any => any.Parts.SelectMany(Exact),
        _ => [],
    };

    private static bool Same(string? one, string other) => string.Equals(one?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
