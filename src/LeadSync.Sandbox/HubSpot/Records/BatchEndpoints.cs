using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>Reading and archiving a hundred records a call; writing is in <see cref="BatchWrites"/>.</summary>
internal sealed class BatchEndpoints(Portal portal)
{
    private const int MostWithHistory = 50;

    public void Map(Routes routes)
    {
        routes.Post(ApiPaths.Objects, "/{type}/batch/read", WireJson.Default.BatchBody, Read);
        routes.Post(ApiPaths.Objects, "/{type}/batch/archive", WireJson.Default.BatchBody, Archive);
        routes.Post(ApiPaths.Objects, "/{type}/batch/create", WireJson.Default.BatchBody, (call, body) => Write(call, body, writes => writes.Create, haveIds: false));
        routes.Post(ApiPaths.Objects, "/{type}/batch/update", WireJson.Default.BatchBody, (call, body) => Write(call, body, writes => writes.Update));
        routes.Post(ApiPaths.Objects, "/{type}/batch/upsert", WireJson.Default.BatchBody, (call, body) => Write(call, body, writes => writes.Upsert));
    }

    private IResult Read(HttpContext call, BatchBody body) => portal.Locked(() =>
    {
        var store = portal.StoreOf(call);
        var inputs = BatchInputs.Checked(call, body, body.PropertiesWithHistory is { Count: > 0 } ? MostWithHistory : 100);
        var (found, missing) = (new SortedDictionary<long, CrmRecord>(), new List<string>());
        foreach (var input in inputs)
        {
            if (RecordLookup.Find(store, input.Id, body.IdProperty) is { } record && record.IsArchived == call.Flag("archived"))
                found[record.Id] = record;
            else
                missing.Add(input.Id ?? "");
        }

        var reads = new ReadSet(store, body.Properties, body.PropertiesWithHistory);
        return Results(store, [.. found.Values], missing, reads);
    });

    private Answer Results(RecordStore store, List<CrmRecord> found, List<string> missing, ReadSet reads) => BatchAnswer.Of(
        portal.Now, found.Count, missing.Count > 0 ? [BatchInputs.Missing(store.Type, missing)] : [], StatusCodes.Status200OK,
        (json, i) => reads.WriteMembers(json, found[i], store.Type));

    private IResult Archive(HttpContext call, BatchBody body) => portal.Locked(() =>
    {
        var store = portal.StoreOf(call);
        foreach (var input in BatchInputs.Checked(call, body))
            if (RecordLookup.Find(store, input.Id, null) is { IsArchived: false } record)
                new RecordWriter(portal, store).Archive(record, Source.Of(call));
        return Answer.NoContent;
    });

    private IResult Write(HttpContext call, BatchBody body, Func<BatchWrites, Func<BatchInput, PlannedWrite?>> operation, bool haveIds = true) => portal.Locked(() =>
    {
        var inputs = BatchInputs.Checked(call, body, haveIds: haveIds);
        var writes = new BatchWrites(portal, portal.StoreOf(call), BatchInputs.MayFailInParts(inputs));
        return writes.Run(inputs, operation(writes), Source.Of(call), created: !haveIds);
    });
}
