using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Desired values of Leads and Contacts: created by our id, updated by theirs, taken back under a guard.</summary>
internal sealed class CrmCourier(SalesforceConnector salesforce) : Courier
{
    private const string ExternalId = "LeadSync_Id__c";

    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var writes = rows.Select(row => new Letter(row, StoredJson.Read<CrmWrite>(row.Body))).ToList();
        var delivered = new List<Delivered>(rows.Count);
        foreach (var group in writes.GroupBy(letter => (letter.Write.Object, Kind: KindOf(letter.Write))))
            delivered.AddRange(await SendAsync(group.Key.Object, group.Key.Kind, [.. group], token));
        return delivered;
    }

    private async Task<IEnumerable<Delivered>> SendAsync(string crmObject, WriteKind kind, List<Letter> letters, CancellationToken token)
    {
        var records = letters.Select(letter => new SalesforceRecord(letter.Write.Id, Values.Plain(letter.Write.Fields))).ToList();
        var outcomes = kind switch
        {
            WriteKind.Create => await salesforce.UpsertAsync(crmObject, ExternalId, records, orgAssignsOwner: false, token),
            WriteKind.Guarded => await salesforce.UpdateGuardedAsync(
                crmObject,
                [.. letters.Zip(records, (letter, record) => new GuardedUpdate(record.Id!, record.Fields, letter.Write.UnlessChangedSince!.Value))],
                token),
            _ => await salesforce.UpdateAsync(crmObject, records, token),
        };
        return letters.Zip(outcomes, (letter, outcome) => new Delivered(letter.Row, outcome));
    }

    private static WriteKind KindOf(CrmWrite write) =>
        write.IsCreate ? WriteKind.Create : write.UnlessChangedSince is null ? WriteKind.Update : WriteKind.Guarded;

    private enum WriteKind { Create, Update, Guarded }

    private sealed record Letter(OutboxRow Row, CrmWrite Write);
}
