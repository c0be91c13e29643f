using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What marketing sees of its leads.</summary>
internal sealed class HubSpotCourier(HubSpotConnector hubspot) : Courier
{
    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var letters = rows.Select(row => (Row: row, Write: StoredJson.Read<ContactWrite>(row.Body))).ToList();
        var delivered = new List<Delivered>(rows.Count);
        foreach (var (row, write) in letters.Where(letter => letter.Write.OptOut is not null))
        {
            // Whoever wants no more mail gets none, whatever becomes of the other values.
            var outcome = await hubspot.OptOutAsync(write.ContactId, write.OptOut!, token);
            if (outcome.Kind != OutcomeKind.Written || write.Properties.Count == 0) delivered.Add(new Delivered(row, outcome));
        }

        var rest = letters.ExceptBy(delivered.Select(one => one.Row), letter => letter.Row).ToList();
        var outcomes = await hubspot.UpdateContactsAsync([.. rest.Select(letter => Update(letter.Write))], token);
        return [.. delivered, .. rest.Zip(outcomes, (letter, outcome) => new Delivered(letter.Row, outcome))];
    }

    private static ContactUpdate Update(ContactWrite write) =>
        new(write.ContactId, write.Properties.ToDictionary(one => one.Key, one => (string?)one.Value));
}
