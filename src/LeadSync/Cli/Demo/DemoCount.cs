using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Cli.Demo;

/// <summary>Counts: compares what the three places have, and believes none of them alone.</summary>
internal static class DemoCount
{
    /// <param name="readySince">When each person became ready, where the demo itself saw to that; otherwise the store tells.</param>
    public static DemoFigures Of(Stock stock, StageRules stages, IReadOnlyDictionary<string, DateTimeOffset> readySince)
    {
        var inSales = stock.SalesLeads.Select(lead => lead.LeadSyncId).Concat(stock.TaskKeys.Select(key => key.Split('/')[0])).ToHashSet();
        var qualified = stock.Store.Leads.Where(lead => lead.Cycle > 0).ToList();
        var calls = stock.Calls.Hubspot + stock.Calls.Salesforce - stock.FirstRead;
        return new DemoFigures(
            stock.ContactIds.Count,
            qualified.Count,
            inSales.Count,
            qualified.Count(lead => lead.Holds.Count > 0 && !inSales.Contains(lead.Id.Value)),
            Changed(stock, stages, byUs: false, stage => stage.Ends == StageEnd.No && stages.Order(stage.Name) >= stages.Order(Stage.Sal)),
            Changed(stock, stages, byUs: false, stage => stage.Ends is StageEnd.Return or StageEnd.Never),
            Changed(stock, stages, byUs: true, stage => stage.Ends == StageEnd.Return),
            stock.Store.Waiting,
            stock.Store.DeadLetters,
            Beyond(stock.SalesLeads.Select(lead => lead.LeadSyncId)) + Beyond(stock.SalesLeads.Select(lead => lead.Email?.ToLowerInvariant())),
            Unaccounted(stock, qualified, inSales),
            stock.Calls,
            inSales.Count == 0 ? null : Math.Round(calls * 1000.0 / inSales.Count, 1),
            Delay(stock, readySince));
    }

    private static int Changed(Stock stock, StageRules stages, bool byUs, Func<StageRule, bool> counts) => stock.StatusChanges
        .Where(change => change.By == stock.IntegrationUser == byUs && StatusSign.Stage(change.To, stages) is { } stage && counts(stage))
        .DistinctBy(change => change.LeadId)
        .Count();

    private static int Beyond(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(value => value).Sum(same => same.Count() - 1);

    private static int Unaccounted(Stock stock, List<Lead> qualified, HashSet<string> inSales)
    {
        var withNobody = stock.SalesLeads.Where(lead => !stock.Owners.Contains(lead.OwnerId)).Select(lead => lead.LeadSyncId).ToHashSet();
        var lost = qualified.Count(lead => lead.Holds.Count == 0 && (!inSales.Contains(lead.Id.Value) || withNobody.Contains(lead.Id.Value)));
        var strangers = inSales.Except(stock.Store.Leads.Select(lead => lead.Id.Value)).Count();
        var overlooked = stock.ContactIds.Except(stock.Store.Leads.Select(lead => lead.ContactId).OfType<string>()).Count();
        return lost + strangers + overlooked;
    }

    /// <summary>Salesforce stamps whole seconds, so a Lead may seem older than its reason by less than one.</summary>
    private static DemoDelay Delay(Stock stock, IReadOnlyDictionary<string, DateTimeOffset> readySince)
    {
        var leads = stock.Store.Leads.ToDictionary(lead => lead.Id.Value);
        var seconds = stock.SalesLeads
            .Where(lead => leads.ContainsKey(lead.LeadSyncId))
            .Select(lead => (lead.CreatedAt, Ready: ReadyAt(leads[lead.LeadSyncId])))
            .Where(one => one.Ready is not null)
            .Select(one => Math.Max(0, (one.CreatedAt - one.Ready!.Value).TotalSeconds))
            .Order()
            .ToList();
        return new DemoDelay(Percentile(seconds, 0.50), Percentile(seconds, 0.95));

        DateTimeOffset? ReadyAt(Lead lead) =>
            lead.Email is { } email && readySince.TryGetValue(email, out var since) ? since : lead.QualifiedAt;
    }

    /// <summary>The nearest rank.</summary>
    private static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)], 1);
}
