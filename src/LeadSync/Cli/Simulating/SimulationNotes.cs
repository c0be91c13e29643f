using LeadSync.Journey.Simulating;
using LeadSync.Rules;

namespace LeadSync.Cli.Simulating;

/// <summary>What has to be known before a simulation is believed.</summary>
internal static class SimulationNotes
{
    public static IReadOnlyList<string> Of(SideBySide comparison, Rulebook present, Unread unread) => [.. Notes(comparison, present, unread)];

    private static IEnumerable<string> Notes(SideBySide comparison, Rulebook present, Unread unread)
    {
        var past = comparison.Past;
        yield return "What sales did with a lead, it did under its real owner. Here it is taken to have done the same, as long after it got the lead, whoever that is.";
        if (comparison.Other.Unknown + comparison.InForce.Unknown > 0)
            yield return "\"Not known\": sales never had the lead, or not for so long. What it would have done from there on is not guessed, and no deadline behind that counts.";

        var elsewise = past.LooksByRules.Where(one => one.Key != present.Hash).Sum(one => one.Value);
        if (elsewise > 0) yield return $"{elsewise:N0} of {past.LooksByRules.Values.Sum():N0} looks of this time were decided by other rules than those in force now.";
        if (comparison.AsItWas < past.Leads.Count)
            yield return $"{past.Leads.Count - comparison.AsItWas:N0} of {past.Leads.Count:N0} leads come out otherwise under the rules in force than they really did: the rules have changed since, or something happened that no look has kept.";

        if (unread.Properties.Count > 0) yield return $"Not read in this time, so empty for the other rules: {string.Join(", ", unread.Properties)}.";
        if (unread.Lists.Count > 0) yield return $"Nobody counts as being on the lists that only the other rules ask for: {string.Join(", ", unread.Lists)}.";
        if (unread.RequiredFields.Count > 0) yield return $"Not read in this time, so no stage waits for them: {string.Join(", ", unread.RequiredFields)}.";
        if (unread.Accounts) yield return "Only the other rules ask for a person's account in Salesforce. Nobody has read it, so nobody counts as belonging to one.";
        if (unread.Opportunities) yield return "Only the other rules ask for open Opportunities. Nobody has read them, so nobody counts as being sold to.";
    }
}
