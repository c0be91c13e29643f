using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Desired values of Leads and Contacts: created by our id, updated by theirs, taken back under a guard.</summary>
internal sealed class CrmCourier(SalesforceConnector salesforce, SalesforceOrg org, BulkLoad bulk) : Courier
{
    private const string ExternalId = "LeadSync_Id__c";

    /// <summary>Above this a bulk job takes fewer calls than collections of two hundred (Bulk API 2.0: when to use).</summary>
    public const int MostByCollections = 2000;

    private readonly Farewells _farewells = new(salesforce, org);

    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var farewells = await _farewells.PrepareAsync([.. rows.Where(row => Farewell.IsKey(row.Key))], token);
        var writes = rows.Where(row => !Farewell.IsKey(row.Key)).Select(row => new Letter(row, StoredJson.Read<CrmWrite>(row.Body)))
            .Concat(farewells.Where(one => one.Outcome is null).Select(one => new Letter(one.Row, one.Write))).ToList();
        var delivered = new List<Delivered>(rows.Count);
        delivered.AddRange(farewells.Where(one => one.Outcome is not null).Select(one => new Delivered(one.Row, one.Outcome!)));
        foreach (var group in writes.GroupBy(letter => (letter.Write.Object, Kind: KindOf(letter.Write), letter.Write.OrgAssigns)))
            delivered.AddRange(await SendAsync(group.Key.Object, group.Key.Kind, group.Key.OrgAssigns, [.. group], token));
        return delivered;
    }

    private async Task<IEnumerable<Delivered>> SendAsync(string crmObject, WriteKind kind, bool orgAssigns, List<Letter> letters, CancellationToken token)
    {
        var records = letters.Select(letter => new SalesforceRecord(letter.Write.Id, Values.Plain(letter.Write.Fields))).ToList();

        // Only the header of a collection says for certain that the active rule is to run (REST: Assignment Rule Header).
        var isBulk = records.Count > MostByCollections && !orgAssigns;
        var outcomes = kind switch
        {
            WriteKind.Create when isBulk => await bulk.UpsertAsync(crmObject, ExternalId, records, token),
            WriteKind.Update when isBulk => await bulk.UpdateAsync(crmObject, records, token),
            WriteKind.Create => await salesforce.UpsertAsync(crmObject, ExternalId, records, orgAssigns, token),
            WriteKind.Guarded => await salesforce.UpdateGuardedAsync(
                crmObject,
                [.. letters.Zip(records, (letter, record) => new GuardedUpdate(record.Id!, record.Fields, letter.Write.UnlessChangedSince!.Value))],
                token),
            _ => await salesforce.UpdateAsync(crmObject, records, orgAssigns, token),
        };
        return letters.Zip(outcomes, (letter, outcome) => new Delivered(letter.Row, outcome));
    }

    private static WriteKind KindOf(CrmWrite write) =>
        write.IsCreate ? WriteKind.Create : write.UnlessChangedSince is null ? WriteKind.Update : WriteKind.Guarded;

    private enum WriteKind { Create, Update, Guarded }

    private sealed record Letter(OutboxRow Row, CrmWrite Write);
}
