using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Somebody who may be told.</summary>
/// <param name="Name">As the lead's story calls them.</param>
/// <param name="Email">Null: there is no address, and <paramref name="Name"/> says of whom.</param>
/// <param name="TimeZone">IANA zone of their day and their night.</param>
internal sealed record Receiver(string Name, string? Email, string TimeZone, bool IsOwner = false);

/// <summary>Whom <c>to</c> means, for a lead of one owner.</summary>
internal sealed class Receivers(Owner? owner, Rulebook rules, Desk desk)
{
    private const string ToOwner = "owner";
    public const string ToManager = "manager";

    private readonly OwnerRule? _rule = rules.Routing.Owners.FirstOrDefault(one => owner is not null && desk.Seat(one.Salesforce)?.Owner.CrmId == owner.CrmId);

    public Receiver Owner => owner switch
    {
        null => new Receiver("the owner, whom nobody has chosen yet,", null, rules.Sla.TimeZone),
        { IsQueue: true } => new Receiver($"the queue {owner.Label}, whose members LeadSync does not know,", null, rules.Sla.TimeZone),
        _ => new Receiver(owner.Label, desk.People.Users.GetValueOrDefault(owner.CrmId), ZoneOf(_rule), IsOwner: true),
    };

    /// <param name="to"><c>owner</c>, <c>manager</c>, or addresses.</param>
    public IEnumerable<Receiver> Of(IEnumerable<string> to) => to.Select(whom => whom switch
    {
        ToOwner => Owner,
        ToManager => Manager,
        _ => new Receiver(whom, whom, ZoneOf(rules.Routing.Owners.FirstOrDefault(one => one.Salesforce.Equals(whom, StringComparison.OrdinalIgnoreCase)))),
    });

    /// <summary>Whoever is somebody's manager in <c>routing.yaml</c>: hears of what has no owner with a manager of their own.</summary>
    public IEnumerable<Receiver> Managers =>
        rules.Routing.Owners.Where(one => rules.Routing.Owners.Any(other => other.Manager == one.Id)).Select(Of);

    /// <summary>As <c>routing.yaml</c> names them, else as Salesforce does.</summary>
    private Receiver Manager => (rules.Routing.Owners.FirstOrDefault(one => one.Id == _rule?.Manager), owner) switch
    {
        ({ } manager, _) => Of(manager),
        (_, { } person) when desk.ManagerOf(person) is { } seat => Of(seat.Owner, person: null),
        _ => new Receiver($"the manager of {owner?.Label ?? "nobody"}, whom neither routing.yaml nor Salesforce names,", null, rules.Sla.TimeZone),
    };

    private Receiver Of(OwnerRule person) => desk.Seat(person.Salesforce) is { } seat ? Of(seat.Owner, person) : new Receiver(person.Id, null, ZoneOf(person));

    private Receiver Of(Owner who, OwnerRule? person) => new(who.Label, desk.People.Users.GetValueOrDefault(who.CrmId), ZoneOf(person));

    private string ZoneOf(OwnerRule? person) => person?.TimeZone ?? rules.Sla.TimeZone;
}
