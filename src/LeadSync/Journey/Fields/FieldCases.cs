using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Mapping.Fits;
using LeadSync.Rules;

namespace LeadSync.Journey.Fields;

/// <summary>Each mapping that holds for the person's record, with what both sides have in it.</summary>
internal static class FieldCases
{
    /// <summary>Set by HubSpot itself and by the feedback: a mapping to it is done already.</summary>
    private const string StatusFeedback = "leadsync_crm_status";

    /// <summary>Is the mapping kept in step by the merge?</summary>
    public static bool IsMerged(FieldRule rule) => rule.HubSpot != StatusFeedback;

    public static IEnumerable<FieldCase> Of(Look look, CrmRecord? record)
    {
        var crmObject = record?.Object ?? CrmLink.Lead;
        var context = Context(look);
        foreach (var rule in look.Rules.Fields.Fields.Where(rule => rule.HoldsFor(crmObject) && IsMerged(rule)))
        {
            // A mapping whose field is gone, hidden or not to be written stops alone; /api/status names it.
            if (look.Desk.Schema.Property(rule.HubSpot) is not { } property || look.Desk.Schema.Field(crmObject, rule.Salesforce) is not { } field) continue;
            if (!MayWrite(rule, property, field) || IsPersonAccount(look, rule)) continue;

            // Which account a company is, nobody has asked: nothing can be said of it in this look.
            if (look.Sales.Accounts is null && ReferenceFit.IsAccount(field)) continue;

            var memory = look.Lead.Fields.GetValueOrDefault(rule.Name, FieldMemory.None);
            if (HubSpotSide(look, rule, property, field, context) is { } hubspot && SalesforceSide(look, rule, record, memory, property, field, context) is { } salesforce)
            {
                yield return new FieldCase(rule, memory, hubspot, salesforce, look.Now)
                {
                    IsCreate = record is null && look.Lead.Crm is null,
                    HistoryIsRead = look.Marketing.History is not null,
                };
            }
        }
    }

    /// <summary>Mappings towards a new Lead that cannot be followed, with the remedy.</summary>
    public static IEnumerable<string> Closed(Look look) =>
        look.Rules.Fields.Fields
            .Where(rule => rule.Direction != Direction.ToMarketing && rule.HoldsFor(CrmLink.Lead) && !look.Desk.Schema.MayWrite(CrmLink.Lead, rule.Salesforce))
            .Select(rule => $"{rule.Salesforce} (hidden, read-only or missing in Salesforce for LeadSync's user: grant it, or take it out of fields.yaml)");

    private static bool MayWrite(FieldRule rule, FieldShape property, FieldShape field) =>
        (rule.Direction == Direction.ToMarketing || field.Writable)
        && (rule.Direction == Direction.ToCrm || property.Writable || rule.HubSpot == FieldSync.OptOutProperty);

    private static bool IsPersonAccount(Look look, FieldRule rule) =>
        look.Rules.Settings.Salesforce.PersonAccounts && rule.Salesforce.Equals("Company", StringComparison.OrdinalIgnoreCase);

    private static FieldSide? HubSpotSide(Look look, FieldRule rule, FieldShape property, FieldShape field, TranslationContext context)
    {
        // A property that was not asked for is not blank: it is unknown until it is read.
        if (look.Marketing.Source != ContactSource.Read && !look.Marketing.Properties.ContainsKey(rule.HubSpot)) return null;

        var history = look.Marketing.History?.GetValueOrDefault(rule.HubSpot, []) ?? [];
        var side = new FieldSide(
            look.Marketing.Properties.GetValueOrDefault(rule.HubSpot) ?? "",
            property,
            value => Translation.ToCrm(rule, value, property, field, context))
        {
            IsRead = look.Marketing.Source == ContactSource.Read,
            IsBeingWritten = look.Marketing.IsBeingWritten,
            History = history,
        };
        return look.Marketing.History is null ? side : history is [var newest, ..]
            ? side with { At = newest.At, Evidence = $"HubSpot's property history dates it {Words.Time(newest.At)}" }
            : side with { At = look.Now, Evidence = "HubSpot keeps no history of it" };
    }

    private static FieldSide? SalesforceSide(
        Look look, FieldRule rule, CrmRecord? record, FieldMemory memory, FieldShape property, FieldShape field, TranslationContext context)
    {
        var isNew = record is null && look.Lead.Crm is null;
        var value = record is not null ? record[rule.Salesforce] ?? "" : isNew ? "" : Remembered(memory);
        if (value is null) return null;

        var side = new FieldSide(value, field, text => Translation.ToMarketing(rule, text, field, property, context))
        {
            IsRead = isNew || (record is not null && look.Sales.Fresh),
            IsBeingWritten = look.Sales.IsBeingWritten,
        };
        return look.Marketing.History is null || record is null ? side : CrmTimes.Date(side, look, rule, record, memory);
    }

    /// <summary>
    /// What Salesforce read last, as far as we know; null where it was never read. What is under way remembers it, too: a look that reads
    /// no record must ask what became of it, or it would be forgotten.
    /// </summary>
    private static string? Remembered(FieldMemory memory) => memory switch
    {
        { ToSalesforce: { Landed: true, Value: var written } } => written,
        { ToSalesforce: { Over: { } before } } => before,
        { ToHubSpot: { Source: var source } } => source,
        _ => memory.Agreed?.Salesforce,
    };

    private static TranslationContext Context(Look look) => new()
    {
        Property = name => look.Marketing[name],
        TimeZone = look.Rules.Sla.TimeZone,
        Owners = new OwnerBook(look.Desk.People, look.Rules.Fields.Owners),
        Accounts = look.Sales.Accounts is { Count: > 0 } accounts ? AccountBook.Of(accounts) : AccountBook.Empty,
    };
}
