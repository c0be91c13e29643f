using LeadSync.Leads;
using LeadSync.Rules;
using NodaTime;

namespace LeadSync.Routing;

/// <summary>Who on the sales floor can take this lead now, and why the others cannot.</summary>
internal sealed record SalesFloor(RoutingCase Lead, RoutingRules Rules, Desk Desk, DateTimeOffset Now)
{
    /// <summary>A person named by the id in <c>routing.yaml</c>.</summary>
    public Seating Person(string ownerId) =>
        Rules.Owners.FirstOrDefault(rule => rule.Id == ownerId) is { } rule
            ? Seating.Of(Desk.Seat(rule.Salesforce), seat => WhyNot(seat, rule)) with { Presence = Lead.PresenceOf(rule) }
            : Seating.Refused("not among the owners in routing.yaml");

    /// <summary>A person known by the Salesforce id alone; the bounds of <c>routing.yaml</c> hold where it names them.</summary>
    public Seating Known(string crmId)
    {
        if (Desk.Seat(crmId) is null) return Seating.Refused("inactive in Salesforce");

        var rule = Rules.Owners.FirstOrDefault(owner => Desk.Seat(owner.Salesforce)?.Owner.CrmId == crmId);
        return Seating.Of(Desk.Seat(crmId), seat => seat.Owner.IsQueue ? "a queue, not a person" : WhyNot(seat, rule));
    }

    /// <summary>A queue by its name. The handoff of a Contact is a Task, and that is for a person.</summary>
    public Seating Queue(string name) => !Lead.IsLead
        ? Seating.Refused("not asked, for this person is a Contact")
        : Seating.Of(Desk.Seat(name), seat => seat switch
        {
            { Owner.IsQueue: false } => "a person in Salesforce, not a queue",
            { IsActive: false } => "takes no leads in Salesforce",
            _ => null,
        });

    public int Load(Owner owner) => Desk.Loads.GetValueOrDefault(owner.CrmId);

    private string? WhyNot(DeskSeat seat, OwnerRule? rule)
    {
        if (IsIntegrationUser(seat.Owner)) return "LeadSync's own user, which is never given a lead";
        if (!seat.IsActive) return "inactive in Salesforce";
        if (seat.Owner.CrmId == Lead.NeverBackTo) return "had this lead last, and it does not go back there";
        if (Lead.LetLapse.Contains(seat.Owner.CrmId)) return "let this lead lapse, and it does not go back there";
        if (rule is not null && AwayUntil(rule) is { } back) return $"away until {back:yyyy-MM-dd}";
        if (rule?.Capacity is { } most && Load(seat.Owner) >= most) return $"has {Load(seat.Owner)} open leads, and takes {most} at most";
        return null;
    }

    private bool IsIntegrationUser(Owner owner) =>
        Desk.IntegrationUser is { } own && (owner.CrmId == own || Desk.Seat(own)?.Owner.CrmId == owner.CrmId);

    /// <summary>The last day away, if the owner's calendar has one of them today.</summary>
    private DateOnly? AwayUntil(OwnerRule rule)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(rule.TimeZone ?? Lead.TimeZone) ?? DateTimeZone.Utc;
        var today = Instant.FromDateTimeOffset(Now).InZone(zone).Date.ToDateOnly();
        return rule.Away.Where(range => range.From <= today && today <= range.To).Select(range => (DateOnly?)range.To).Max();
    }
}

/// <summary>Either somebody who can take the lead, or the reason why not.</summary>
internal sealed record Seating(Owner? Owner, string WhyNot)
{
    /// <summary>Whether they are there to answer: it decides between several, and never rules anybody out.</summary>
    public Presence Presence { get; init; }

    public static Seating Refused(string whyNot) => new(null, whyNot);

    public static Seating Of(DeskSeat? seat, Func<DeskSeat, string?> whyNot)
    {
        if (seat is null) return Refused("not found in Salesforce");
        return whyNot(seat) is { } reason ? Refused(reason) : new Seating(seat.Owner, "");
    }
}
