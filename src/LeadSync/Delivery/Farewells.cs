using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What is to be emptied of people who were forgotten, as the org is now: fields that our user may write, and a record that is found by our id where no answer named it.</summary>
internal sealed class Farewells(SalesforceConnector salesforce, SalesforceOrg org)
{
    private const string OurId = "LeadSync_Id__c";

    /// <summary>Ids of one statement, which has 100,000 characters (SOQL: Limits).</summary>
    private const int MostInOne = 1500;

    /// <summary>The write of each row; or what has become of it already.</summary>
    public async Task<IReadOnlyList<(OutboxRow Row, CrmWrite Write, RecordOutcome? Outcome)>> PrepareAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        if (rows.Count == 0) return [];

        var writes = rows.Select(row => (Row: row, Write: StoredJson.Read<CrmWrite>(row.Body))).ToList();
        try
        {
            var fields = (await org.GetAsync(token)).Fields;
            var made = await SeekAsync([.. writes.Where(one => one.Write.Id is null).Select(one => one.Row.Lead)], fields[CrmLink.Lead], token);
            return [.. writes.Select(one => Prepare(one.Row, Here(one.Write, fields[one.Write.Object]), made))];
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return [.. writes.Select(one => (one.Row, one.Write, (RecordOutcome?)new RecordOutcome(one.Write.Id, OutcomeKind.Again, "NOT_SOUGHT", failure.Message)))];
        }
    }

    /// <summary>Nothing was made, or nothing of ours is there: then nothing is left to be emptied.</summary>
    private static (OutboxRow Row, CrmWrite Write, RecordOutcome? Outcome) Prepare(OutboxRow row, CrmWrite write, IReadOnlyDictionary<string, string> made)
    {
        var id = write.Id ?? made.GetValueOrDefault(row.Lead.Value);
        return (row, write with { Id = id }, id is null || write.Fields.Count == 0 ? new RecordOutcome(id, OutcomeKind.Written) : null);
    }

    private static CrmWrite Here(CrmWrite write, IReadOnlyList<SalesforceField> fields) =>
        write with { Fields = write.Fields.Where(field => fields.Any(one => one.Name == field.Key && one.Updateable)).ToDictionary() };

    private async Task<IReadOnlyDictionary<string, string>> SeekAsync(IReadOnlyList<LeadId> leads, IReadOnlyList<SalesforceField> fields, CancellationToken token)
    {
        if (leads.Count == 0 || fields.All(field => field.Name != OurId)) return new Dictionary<string, string>();

        var found = await salesforce.QueryManyAsync(
            [.. leads.Chunk(MostInOne).Select(some => $"SELECT Id, {OurId} FROM Lead WHERE {OurId} IN {Soql.List(some.Select(lead => lead.Value))}")], all: false, token);
        return found.SelectMany(rows => rows).DistinctBy(row => row.Text(OurId)).ToDictionary(row => row.Text(OurId)!, row => row.Id);
    }
}
