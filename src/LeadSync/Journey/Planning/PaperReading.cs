using LeadSync.Journey.Reading;
using LeadSync.Leads;

namespace LeadSync.Journey.Planning;

/// <summary>What was read, with our own writes on paper laid over it.</summary>
internal static class PaperReading
{
    /// <param name="answered">The look with real answers, as far as there are any.</param>
    public static PreparedLook Over(PaperLead lead, PreparedLook answered, Desk desk, DateTimeOffset now)
    {
        var look = answered;
        if ((look.Asks & (Ask.Marketing | Ask.History)) != Ask.None) look = look with { Marketing = Marketing(lead, look, now) };
        if (look.Asks.HasFlag(Ask.Sales)) look = look with { Sales = Sales(lead, look.Sales, desk, now) };
        return look;
    }

    private static MarketingView Marketing(PaperLead lead, PreparedLook look, DateTimeOffset now)
    {
        var properties = new Dictionary<string, string?>(look.Marketing.Properties);
        foreach (var (property, value) in lead.OverHubSpot) properties[property] = value;
        return look.Marketing with { Properties = properties, Source = ContactSource.Read, History = look.Asks.HasFlag(Ask.History) ? History(lead, look, now) : null };
    }

    private static Dictionary<string, IReadOnlyList<SeenValue>> History(PaperLead lead, PreparedLook look, DateTimeOffset now)
    {
        var history = new Dictionary<string, IReadOnlyList<SeenValue>>(look.Marketing.History ?? new Dictionary<string, IReadOnlyList<SeenValue>>());
        foreach (var (property, value) in lead.OverHubSpot)
        {
            var before = history.GetValueOrDefault(property, []);
            if (before is not [var newest, ..] || newest.Value != (value ?? "")) history[property] = [new SeenValue(value ?? "", now), .. before];
        }

        return history;
    }

    private static SalesView Sales(PaperLead lead, SalesView read, Desk desk, DateTimeOffset now)
    {
        read = read with { HandoffTask = lead.Task ?? read.HandoffTask };
        if (lead.IsMade) return read with { Asked = true, Fresh = true, Record = lead.Record, Accounts = read.Accounts ?? [] };
        if (read.Record is not { } record || !lead.OverSalesforce.Any()) return read;

        var changes = lead.OverSalesforce.Select(write => new CrmChange(write.Field, record[write.Field], write.To, desk.IntegrationUser ?? "", now));
        return read with
        {
            Record = PaperRecord.After(record, lead.OverSalesforce.Select(write => KeyValuePair.Create(write.Field, write.To)), desk, now),
            Changes = [.. read.Changes, .. read.Changes.Count > 0 ? changes.Where(change => read.Changes.Any(one => one.Field == change.Field)) : []],
        };
    }
}
