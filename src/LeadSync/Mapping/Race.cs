using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>Entries that our writes covered before anybody could see them.</summary>
/// <param name="Before">What was remembered before our writes landed.</param>
internal sealed record Race(FieldMemory Before)
{
    public Covered? InHubSpot { get; init; }

    public Covered? InSalesforce { get; init; }

    /// <summary>
    /// The rule judges as if we had seen the entries: one that wins is put back on its own side and travels; one that loses is named.
    /// Where the other side still reads what we wrote, both agree on that: the next look must not take it for an entry.
    /// </summary>
    public FieldDecision Judge(FieldCase now, Func<FieldCase, FieldDecision> judge)
    {
        var before = now with
        {
            Memory = Before,
            HubSpot = InHubSpot is { } there ? now.HubSpot.With(there.Entry) : now.HubSpot,
            Salesforce = InSalesforce is { } here ? now.Salesforce.With(here.Entry) : now.Salesforce,
        };
        var judged = judge(before);
        if (judged.Asks != Ask.None) return judged;

        if (InHubSpot is { Stands: true } && judged.ToSalesforce is { } up) return PutBackInHubSpot(judged, up, now, before);
        if (InSalesforce is { Stands: true } && judged.ToHubSpot is { } down) return PutBackInSalesforce(judged, down, now, before);

        var decision = judge(now);
        return decision with { Losses = [.. decision.Losses, .. Lost(judged, InHubSpot, "HubSpot"), .. Lost(judged, InSalesforce, "Salesforce")] };
    }

    private FieldDecision PutBackInHubSpot(FieldDecision judged, FieldWrite up, FieldCase now, FieldCase before) => judged with
    {
        ToHubSpot = Write(now.HubSpot, before.HubSpot),
        ToSalesforce = up with { From = now.Salesforce.Value },
        Losses = [.. judged.Losses.Union(Lost(judged, InSalesforce, "Salesforce"))],
        Memory = judged.Memory with
        {
            Agreed = now.Rule.Once || now.SalesforceChanged ? judged.Memory.Agreed : now.Memory.Agreed,
            ToHubSpot = Sent(now.HubSpot, before.HubSpot, now.Now),
            ToSalesforce = judged.Memory.ToSalesforce! with { Over = now.Salesforce.Value },
        },
    };

    private FieldDecision PutBackInSalesforce(FieldDecision judged, FieldWrite down, FieldCase now, FieldCase before) => judged with
    {
        ToSalesforce = Write(now.Salesforce, before.Salesforce),
        ToHubSpot = down with { From = now.HubSpot.Value },
        Losses = [.. judged.Losses.Union(Lost(judged, InHubSpot, "HubSpot"))],
        Memory = judged.Memory with
        {
            Agreed = now.Rule.Once || now.HubSpotChanged ? judged.Memory.Agreed : now.Memory.Agreed,
            ToSalesforce = Sent(now.Salesforce, before.Salesforce, now.Now),
            ToHubSpot = judged.Memory.ToHubSpot! with { Over = now.HubSpot.Value },
        },
    };

    private static FieldWrite Write(FieldSide now, FieldSide before) => new(now.Value, before.Value, "put back, our write had covered it");

    private static SentValue Sent(FieldSide now, FieldSide before, DateTimeOffset at) =>
        new(before.Value, before.Offer.Value, before.At, now.Value, at, IsPutBack: true);

    /// <summary>A covered entry that does not come back; the rule that decided may have named it already.</summary>
    private static IEnumerable<Loss> Lost(FieldDecision judged, Covered? covered, string side) => covered is null
        ? []
        : [judged.Losses.FirstOrDefault(loss => loss.Side == side && loss.Value == covered.Entry.Value)
            ?? new Loss(side, covered.Entry.Value, judged.Losses is [var first, ..] ? first.Because : "entered while our write was under way, and the mapping does not carry it", "")];
}

/// <param name="Stands">Our write is what reads there now; false: somebody has gone on from it, and nothing is put back over that.</param>
internal sealed record Covered(SeenValue Entry, bool Stands);
