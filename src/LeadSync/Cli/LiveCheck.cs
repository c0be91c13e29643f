using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>Asks both systems whether they have what the rules name: fields, people, queues, status values.</summary>
internal static class LiveCheck
{
    private const string Provision = "Let an administrator create what LeadSync needs (README, what lands in the two systems)";

    public static async Task<IReadOnlyList<Finding>> RunAsync(Rulebook rules, CancellationToken token)
    {
        await using var services = LiveSystems.Of(rules.Settings);
        var findings = await Task.WhenAll(
            AskAsync("hubspot", async () => HubSpot(rules, await services.GetRequiredService<HubSpotConnector>().GetPropertiesAsync(token))),
            AskAsync("salesforce", async () => Salesforce(rules, await services.GetRequiredService<SalesforceOrg>().GetAsync(token))));
        return [.. findings.SelectMany(one => one)];
    }

    internal static IEnumerable<Finding> HubSpot(Rulebook rules, IReadOnlyList<HubSpotProperty> properties)
    {
        var there = properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var mapped = rules.Fields.Fields.Where(field => field.HubSpot.Length > 0).ToLookup(field => field.HubSpot);
        foreach (var name in WantedFields.OfContact(rules).Where(name => !there.Contains(name)))
        {
            var (at, remedy) = name.StartsWith("leadsync_", StringComparison.Ordinal)
                ? (new Position("leadsync.yaml", 0), Provision)
                : (mapped[name].FirstOrDefault()?.At ?? new Position("scoring.yaml", 0), "Correct the name, or create the property in HubSpot");
            yield return new Finding(at, $"HubSpot has no contact property '{name}'", remedy);
        }
    }

    internal static IEnumerable<Finding> Salesforce(Rulebook rules, OrgPicture org)
    {
        var desk = DeskSetup.From(org, Schema.Unknown, portal: null, baselineAt: null);
        return OwnersAndQueues(rules, desk).Concat(Fields(rules, org)).Concat(Statuses(rules, org));
    }

    private static IEnumerable<Finding> OwnersAndQueues(Rulebook rules, Desk desk)
    {
        foreach (var owner in rules.Routing.Owners.Where(owner => desk.Seat(owner.Salesforce) is not { Owner.IsQueue: false }))
            yield return new Finding(owner.At, $"Salesforce has no active user '{owner.Salesforce}'", "Write the user name or e-mail address of an active user");

        List<(Position At, string? Queue)> queues =
        [
            .. rules.Routing.Rules.Select(rule => (rule.At, rule.VerifyWithQueue)),
            .. rules.Routing.Rules.Select(rule => (rule.At, QueueOf(rule.Assign))),
            (new Position("routing.yaml", 0), QueueOf(rules.Routing.Fallback)),
            (new Position("sla.yaml", 0), rules.Sla.Recycling.Queue),
        ];
        foreach (var missing in queues.Where(one => one.Queue is { } name && desk.Seat(name) is not { Owner.IsQueue: true }))
            yield return new Finding(missing.At, $"Salesforce has no queue '{missing.Queue}' that takes Leads", "Create it, let it take Leads, or name another");
    }

    private static string? QueueOf(Assignment assignment) => assignment is Assignment.ToQueue queue ? queue.Queue : null;

    private static IEnumerable<Finding> Fields(Rulebook rules, OrgPicture org)
    {
        var visible = new[] { CrmLink.Lead, CrmLink.Contact }.ToDictionary(type => type, org.Visible);
        if (!visible[CrmLink.Lead].Contains("LeadSync_Id__c"))
            yield return new Finding(new Position("leadsync.yaml", 0), "Salesforce shows our user no field Lead.LeadSync_Id__c", Provision);

        foreach (var field in rules.Fields.Fields.Where(field => !visible.Any(type => field.HoldsFor(type.Key) && type.Value.Contains(field.Salesforce))))
            yield return new Finding(field.At, $"Salesforce shows our user no field '{field.Salesforce}' on Lead or Contact", "Correct the name, or let our user see the field");
    }

    private static IEnumerable<Finding> Statuses(Rulebook rules, OrgPicture org)
    {
        if (org.Fields[CrmLink.Lead].FirstOrDefault(field => field.Name == "Status") is not { PicklistValues.Count: > 0 } status) yield break;

        var known = status.PicklistValues.Where(value => value.Active).Select(value => value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in rules.Stages.Stages.Where(stage => stage.Status is { } written && !known.Contains(written)))
            yield return new Finding(stage.At, $"Lead Status has no value '{stage.Status}', which LeadSync would write", $"It has {string.Join(", ", known)}");
    }

    private static async Task<IEnumerable<Finding>> AskAsync(string key, Func<Task<IEnumerable<Finding>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return [new Finding(new Position("leadsync.yaml", 0), $"{key}: {failure.Message.TrimEnd('.')}", "")];
        }
    }
}
