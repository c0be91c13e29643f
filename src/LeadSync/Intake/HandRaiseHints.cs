using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Does this look like somebody who is ready? It decides only who is looked at first; the look decides all else.</summary>
internal sealed class HandRaiseHints(ScoringRules rules)
{
    private const string Request = "leadsync_request";
    private const string List = "list";

    private readonly List<Condition.Test> _tests = [.. rules.ReadyWhen.SelectMany(Exact)];

    /// <summary>A value that an entry of <c>readyWhen</c> names, a form that raises hands, or the marketer's button.</summary>
    public bool Names(string property, string? value) =>
        !string.IsNullOrEmpty(value)
        && (property == Request
            || (property == WantedFields.LatestForm && rules.HandRaisers.Any(rule => rule.IsFormOf(value)))
            || _tests.Exists(test => test.Name == property && !ConditionWords.Knows(property) && test.Holds(_ => value)));

    public bool Names(IReadOnlyDictionary<string, string?> contact) => contact.Any(property => Names(property.Key, property.Value));

    public bool NamesList(string list) => _tests.Exists(test => test.Name == List && test.Holds(_ => list));

    /// <summary>A form or a page of <c>handRaisers</c>.</summary>
    public bool Names(Engagement engagement) => rules.HandRaisers.Any(rule => rule.IsMetBy(engagement));

    /// <summary>Tests of equality, as far as none of them stands under a <c>not</c>.</summary>
    private static IEnumerable<Condition.Test> Exact(Condition condition) => condition switch
    {
        Condition.Test { Operator: Operator.EqualTo or Operator.In } test => [test],
        Condition.All all => all.Parts.SelectMany(Exact),
        Condition.Any any => any.Parts.SelectMany(Exact),
        _ => [],
    };
}
