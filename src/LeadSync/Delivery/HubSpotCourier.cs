using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What marketing sees of its leads.</summary>
internal sealed class HubSpotCourier(HubSpotConnector hubspot) : Courier
{
    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var updates = rows.Select(row => StoredJson.Read<ContactWrite>(row.Body))
            .Select(write => new ContactUpdate(write.ContactId, write.Properties.ToDictionary(one => one.Key, one => (string?)one.Value)))
            .ToList();
        var outcomes = await hubspot.UpdateContactsAsync(updates, token);
        return [.. rows.Zip(outcomes, (row, outcome) => new Delivered(row, outcome))];
    }
}
