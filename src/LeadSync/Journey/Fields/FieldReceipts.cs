using System.Globalization;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Fields;

/// <summary>What became of mapped values that were sent: landed, to be read back, or refused by the other system.</summary>
internal static class FieldReceipts
{
    public static Look Written(Look look, CrmWrite write)
    {
        var crmObject = look.Lead.Crm?.Object ?? write.Object;
        var landed = look.With(Landed(look, (rule, memory) =>
            memory.ToSalesforce is { } sent && write.Fields.TryGetValue(rule.Salesforce, out var value) && IsIt(look.Desk.Schema.Field(crmObject, rule.Salesforce), sent.Value, value)
                ? memory with { ToSalesforce = sent with { Landed = true } }
                : memory));
        return write.IsCreate ? SayFilled(landed, write) : landed;
    }

    public static Look Written(Look look, ContactWrite write) => look.With(Landed(look, (rule, memory) =>
        memory.ToHubSpot is { } sent && (write.Properties.GetValueOrDefault(rule.HubSpot) == sent.Value || (write.OptOut is not null && rule.HubSpot == FieldSync.OptOutProperty))
            ? memory with { ToHubSpot = sent with { Landed = true } }
            : memory));

    /// <summary>What was sent may stand there or not: the history of the field has to tell.</summary>
    public static Look Unknown(Look look, Receipt receipt) => look.With(Landed(look, (_, memory) => receipt.Target == Target.Crm
        ? memory with { ToSalesforce = memory.ToSalesforce is { Landed: false } up ? up with { IsUncertain = true } : memory.ToSalesforce }
        : memory with { ToHubSpot = memory.ToHubSpot is { Landed: false } down ? down with { IsUncertain = true } : memory.ToHubSpot }));

    /// <summary>Nothing but mapped values stood in the way: the record can go without them.</summary>
    public static bool OnlyFields(Look look, Receipt receipt) =>
        receipt.Fields.Count > 0 && receipt.Fields.All(field => look.Rules.Fields.Fields.Any(rule => IsUnderWay(look, receipt, rule, field)));

    public static Look Refused(Look look, Receipt receipt)
    {
        var toCrm = receipt.Target == Target.Crm;
        var because = $"{Target.SystemOf(receipt.Target)} refused it: {receipt.Message} ({receipt.Code})";
        return look.With(Landed(look, (rule, memory) => receipt.Fields.Any(field => IsUnderWay(look, receipt, rule, field))
            ? toCrm
                ? memory with { ToSalesforce = null, Refused = new RefusedValue(true, memory.ToSalesforce!.Source, because, ByThem: true) }
                : memory with { ToHubSpot = null, Refused = new RefusedValue(false, memory.ToHubSpot!.Source, because, ByThem: true) }
            : memory));
    }

    private static bool IsUnderWay(Look look, Receipt receipt, FieldRule rule, string field)
    {
        var memory = look.Lead.Fields.GetValueOrDefault(rule.Name, FieldMemory.None);
        return receipt.Target == Target.Crm
            ? memory.ToSalesforce is not null && rule.Salesforce.Equals(field, StringComparison.OrdinalIgnoreCase)
            : memory.ToHubSpot is not null && rule.HubSpot.Equals(field, StringComparison.OrdinalIgnoreCase);
    }

    private static Lead Landed(Look look, Func<FieldRule, FieldMemory, FieldMemory> note) => look.Lead.Fields.Count == 0 ? look.Lead : look.Lead with
    {
        Fields = look.Lead.Fields.ToDictionary(
            one => one.Key,
            one => look.Rules.Fields.Fields.FirstOrDefault(rule => rule.Name == one.Key) is { } rule ? note(rule, one.Value) : one.Value),
    };

    /// <summary>The value may be that of an earlier decision: only what was decided last is confirmed by it.</summary>
    private static bool IsIt(FieldShape? shape, string sent, object? written) =>
        shape is not null && Text(FieldValues.ForSalesforce(shape, sent)) == Text(written);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static Look SayFilled(Look look, CrmWrite write)
    {
        var filled = look.Rules.Fields.Fields.Where(rule => look.Lead.Fields.GetValueOrDefault(rule.Name)?.ToSalesforce is { Landed: true })
            .Select(rule => $"{rule.Salesforce} \"{Text(write.Fields.GetValueOrDefault(rule.Salesforce))}\"").ToList();
        return filled.Count == 0 ? look : look.Say("field", $"The new Lead was made with {string.Join(", ", filled)}, from HubSpot by fields.yaml");
    }
}
