using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>Who was on the sales floor, as far as routing asks: kept once for all the looks that saw it so.</summary>
/// <param name="IntegrationUser">Our own user.</param>
/// <param name="Alongside">HubSpot's own connector was at work.</param>
internal sealed record KeptDesk(IReadOnlyList<KeptSeat> Seats, string? IntegrationUser, bool Alongside)
{
    public static KeptDesk Of(Desk desk) => new(
        [
            .. desk.Seats.GroupBy(seat => seat.Value)
                .Select(seat => new KeptSeat(seat.Key.Owner, seat.Key.IsActive, [.. seat.Select(one => one.Key).Order(StringComparer.Ordinal)], !seat.Key.HasMembers))
                .OrderBy(seat => seat.Owner.CrmId, StringComparer.Ordinal),
        ],
        desk.IntegrationUser,
        desk.Alongside);

    /// <summary>The desk again, without what changes with every lead.</summary>
    public Desk Laid() => Desk.Empty with
    {
        Seats = Seats.SelectMany(seat => seat.Names.Select(name => (Name: name, Seat: new DeskSeat(seat.Owner, seat.IsActive) { HasMembers = !seat.IsEmpty }))).ToDictionary(one => one.Name, one => one.Seat),
        IntegrationUser = IntegrationUser,
        Alongside = Alongside,
    };
}

/// <param name="Names">Every name it is asked for by, lower case.</param>
/// <param name="IsEmpty">A queue without members.</param>
internal sealed record KeptSeat(Owner Owner, bool IsActive, IReadOnlyList<string> Names, bool IsEmpty = false);
