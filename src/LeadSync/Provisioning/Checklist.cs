using LeadSync.Rules;

namespace LeadSync.Provisioning;

/// <summary>What no API adds safely, or what only people can decide.</summary>
internal static class Checklist
{
    /// <param name="statuses">The values of Lead Status.</param>
    /// <param name="queues">Names of the queues that take Leads, by developer name and by label.</param>
    public static IReadOnlyList<string> Of(Rulebook rules, IReadOnlySet<string> statuses, IReadOnlySet<string> queues)
    {
        var missingStatuses = rules.Stages.Stages.Select(stage => stage.Status).OfType<string>().Distinct().Where(status => !statuses.Contains(status)).ToList();
        var missingQueues = Queues(rules).Distinct().Where(queue => !queues.Contains(queue)).ToList();
        List<string> list =
        [
            "Salesforce, page layouts of Lead and Contact: add LeadSync Brief, Score, Score Reasons, Accept By, Return Reason and Feedback where reps see them first",
            "Salesforce, record types and lead processes: let each one that LeadSync's leads have offer the Status values that stages.yaml names, and the values of LeadSync Return Reason",
            "Salesforce, field history of Lead: track Status and Lead Owner",
            "Salesforce, sharing: if Leads or Contacts are private, let our user edit those of every rep, by role or sharing rule",
            "Salesforce, permission set LeadSync_Rep: assign it to everybody who works leads",
            "Salesforce, validation rule LeadSync_Return_needs_reason (config/salesforce brings it switched off): switch it on once reps know the field",
            "HubSpot, contact record: show the property group LeadSync to marketers, LeadSync request among it",
        ];
        if (missingStatuses.Count > 0)
            list.Insert(0, $"Salesforce, Lead Status: add {string.Join(", ", missingStatuses)}, or name others in stages.yaml");
        if (missingQueues.Count > 0)
            list.Insert(0, $"Salesforce, queues that take Leads: create {string.Join(", ", missingQueues)} with their members, or name others in routing.yaml and sla.yaml");
        return list;
    }

    private static IEnumerable<string> Queues(Rulebook rules) =>
        rules.Routing.Rules.Select(rule => rule.Assign).Append(rules.Routing.Fallback).OfType<Assignment.ToQueue>().Select(assignment => assignment.Queue)
            .Concat(rules.Routing.Rules.Select(rule => rule.VerifyWithQueue).OfType<string>())
            .Append(rules.Sla.Recycling.Queue)
            .Where(queue => queue.Length > 0);
}
