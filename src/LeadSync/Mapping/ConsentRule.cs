using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary><c>consent: true</c>: who has opted out on either side is out on both. Nobody is opted in at HubSpot by LeadSync, ever.</summary>
internal static class ConsentRule
{
    private const string OptOutWins = "consent: true, opting out wins";

    public static FieldDecision Judge(FieldCase one)
    {
        var (outInHubSpot, outInSalesforce) = (IsOut(one.HubSpot), IsOut(one.Salesforce));
        if (outInHubSpot == outInSalesforce) return new FieldDecision(one.Settled);
        if (!outInHubSpot) return MayReturn(one) ? ComeBack(one) : Losing(Travel.ToHubSpot(Out(one), OptOutWins), "HubSpot", one.HubSpot, one.HubSpotChanged);

        return Losing(Travel.ToSalesforce(Out(one), OptOutWins), "Salesforce", one.Salesforce, one.SalesforceChanged);
    }

    public static bool IsOut(FieldSide side) => bool.TryParse(side.Value, out var isOut) && isOut;

    /// <summary>
    /// The person signed up again at HubSpot: an explicit no to having opted out, given after both sides had agreed on it, while Salesforce only repeats the old one.
    /// A blank says nothing, and a value without a time could be an old one.
    /// </summary>
    private static bool MayReturn(FieldCase one) =>
        one is { ToCrm: true, HubSpotChanged: true, SalesforceChanged: false, HubSpot.IsBlank: false }
        && one.HubSpot.IsRead && (!one.HistoryIsRead || one.HubSpot.At > one.Memory.Agreed!.At);

    private static FieldDecision ComeBack(FieldCase one) => one.HistoryIsRead
        ? Travel.ToSalesforce(one, "consent: true, the person signed up again at HubSpot")
        : new FieldDecision(one.Memory) { Asks = Ask.History };

    private static FieldCase Out(FieldCase one) => one with
    {
        HubSpot = one.HubSpot.Offering("true"),
        Salesforce = one.Salesforce.Offering("true"),
    };

    private static FieldDecision Losing(FieldDecision decision, string side, FieldSide loser, bool wasChanged) =>
        decision.Writes && wasChanged ? decision with { Losses = [new Loss(side, loser.Value, OptOutWins, "")] } : decision;
}
