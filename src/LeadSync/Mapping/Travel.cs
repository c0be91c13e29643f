using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>A value sets out for the other side, unless its direction forbids it or it would not fit there.</summary>
internal static class Travel
{
    public static FieldDecision ToSalesforce(FieldCase one, string because)
    {
        if (!one.ToCrm) return new FieldDecision(one.Settled);
        if (Stopped(one, toCrm: true, one.HubSpot) is { } refused) return refused;

        var sent = Sent(one.HubSpot, one.IsCreate ? null : one.Salesforce.Value, one.Now);
        return new FieldDecision(one.Memory with { ToSalesforce = sent, Refused = null })
        {
            ToSalesforce = new FieldWrite(one.Salesforce.Value, one.HubSpot.Offer.Value, $"{DirectionOf(one)}, {because}"),
        };
    }

    public static FieldDecision ToHubSpot(FieldCase one, string because)
    {
        if (!one.ToMarketing) return new FieldDecision(one.Settled);
        if (Stopped(one, toCrm: false, one.Salesforce) is { } refused) return refused;

        var sent = Sent(one.Salesforce, one.HubSpot.Value, one.Now);
        return new FieldDecision(one.Memory with { ToHubSpot = sent, Refused = null, SeenInSalesforce = null })
        {
            ToHubSpot = new FieldWrite(one.HubSpot.Value, one.Salesforce.Offer.Value, $"{DirectionOf(one)}, {because}"),
        };
    }

    private static string DirectionOf(FieldCase one) => one.Rule.Direction switch
    {
        Rules.Direction.ToCrm => "direction: toCrm",
        Rules.Direction.ToMarketing => "direction: toMarketing",
        _ => "direction: both",
    };

    private static SentValue Sent(FieldSide source, string? over, DateTimeOffset now) => new(source.Offer.Value, source.Value, source.At, over, now);

    /// <summary>Does not fit, or was refused by the other system already: it stays where it is, and says why.</summary>
    private static FieldDecision? Stopped(FieldCase one, bool toCrm, FieldSide source)
    {
        if (source.Offer.Refused is { } unfit) return Refuse(one, new RefusedValue(toCrm, source.Value, unfit));

        return one.Memory.Refused is { ByThem: true } before && before.ToCrm == toCrm && before.Source == source.Value ? Refuse(one, before) : null;
    }

    private static FieldDecision Refuse(FieldCase one, RefusedValue refused) => new(one.Memory with
    {
        Refused = refused,
        SeenInSalesforce = one.SalesforceChanged && one.Memory.SeenInSalesforce?.Value != one.Salesforce.Value
            ? new SeenValue(one.Salesforce.Value, one.Now)
            : one.Memory.SeenInSalesforce,
    });
}
