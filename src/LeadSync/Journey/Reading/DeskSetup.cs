using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>Salesforce's users, queues and fields in the words of the desk.</summary>
internal static class DeskSetup
{
    public static Desk From(OrgPicture org, Schema schema, People people, string? portal, DateTimeOffset? baselineAt) => new()
    {
        Seats = Seats(org),
        IntegrationUser = org.IntegrationUser,
        Schema = schema,
        People = people,
        BaselineAt = baselineAt,
        Portal = portal,
        Org = org.InstanceUrl,
    };

    /// <param name="owners">Null where nobody asked HubSpot for them.</param>
    public static People People(OrgPicture org, IReadOnlyList<HubSpotOwner>? owners) => Leads.People.Of(
        (owners ?? []).Where(owner => owner.Email is not null).ToDictionary(owner => owner.Id, owner => owner.Email!, StringComparer.Ordinal),
        org.Users.Where(user => user is { IsActive: true, Email: not null }).ToDictionary(user => user.Id, user => user.Email!, StringComparer.Ordinal)) with
    {
        Managers = org.Users.Where(user => user is { IsActive: true, ManagerId: not null }).ToDictionary(user => user.Id, user => user.ManagerId!, StringComparer.Ordinal),
    };

    private static Dictionary<string, DeskSeat> Seats(OrgPicture org)
    {
        var seats = new Dictionary<string, DeskSeat>(StringComparer.Ordinal);
        foreach (var user in org.Users.Where(user => user.IsActive))
        {
            var seat = new DeskSeat(new Owner(user.Id, user.Name, IsQueue: false), IsActive: true);
            foreach (var name in (string?[])[user.Id, user.Username, user.Email])
                if (name is not null) seats.TryAdd(name.ToLowerInvariant(), seat);
        }

        foreach (var queue in org.Queues)
        {
            var seat = new DeskSeat(new Owner(queue.Id, queue.Name, IsQueue: true), IsActive: true) { HasMembers = queue.HasMembers };
            foreach (var name in (string[])[queue.Id, queue.DeveloperName, queue.Name]) seats.TryAdd(name.ToLowerInvariant(), seat);
        }

        // Who has left is known by what nobody else can have: an address may have gone to somebody else.
        foreach (var gone in org.Users.Where(user => !user.IsActive))
            foreach (var name in (string[])[gone.Id, gone.Username]) seats.TryAdd(name.ToLowerInvariant(), new DeskSeat(new Owner(gone.Id, gone.Name, IsQueue: false), IsActive: false));
        return seats;
    }
}
