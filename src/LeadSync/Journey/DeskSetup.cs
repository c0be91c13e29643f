using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Journey;

/// <summary>Salesforce's users, queues and fields in the words of the desk.</summary>
internal static class DeskSetup
{
    public static Desk From(OrgPicture org, Schema schema, string? portal, DateTimeOffset? baselineAt) => new()
    {
        Seats = Seats(org),
        IntegrationUser = org.IntegrationUser,
        Schema = schema,
        BaselineAt = baselineAt,
        Portal = portal,
        Org = org.InstanceUrl,
    };

    private static Dictionary<string, DeskSeat> Seats(OrgPicture org)
    {
        var seats = new Dictionary<string, DeskSeat>(StringComparer.Ordinal);
        foreach (var user in org.Users)
        {
            var seat = new DeskSeat(new Owner(user.Id, user.Name, IsQueue: false), IsActive: true);
            foreach (var name in (string?[])[user.Id, user.Username, user.Email])
                if (name is not null) seats.TryAdd(name.ToLowerInvariant(), seat);
        }

        foreach (var queue in org.Queues)
        {
            var seat = new DeskSeat(new Owner(queue.Id, queue.Name, IsQueue: true), IsActive: true);
            foreach (var name in (string[])[queue.Id, queue.DeveloperName, queue.Name]) seats.TryAdd(name.ToLowerInvariant(), seat);
        }

        return seats;
    }
}
