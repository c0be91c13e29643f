using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>One input of a batch, judged: the record it changes (null: creates one) and how.</summary>
internal sealed record PlannedWrite(CrmRecord? Record, Proposal Proposal, bool Upserts);

/// <summary>
/// One batch of writes. Every input is judged before the first is written: without trace ids one bad input refuses the whole batch.
/// </summary>
internal sealed class BatchWrites(Portal portal, RecordStore store, bool mayFailInParts)
{
    private readonly RecordWriter writer = new(portal, store);
    private readonly HashSet<(string Property, string Value)> claimed = [];
    private readonly List<string> missing = [];
    private readonly List<ApiError> errors = [];

    public IResult Run(IEnumerable<BatchInput> inputs, Func<BatchInput, PlannedWrite?> plan, Source source, bool created)
    {
        var planned = new List<PlannedWrite>();
        foreach (var input in inputs)
        {
            if (plan(input) is not { } write)
                continue;
            if (write.Proposal.Refused is not { } refused)
                planned.Add(write);
            else if (mayFailInParts)
                errors.Add(refused.OfInput(input.ObjectWriteTraceId!));
            else
                return refused;
        }
        if (missing.Count > 0)
            errors.Add(BatchInputs.Missing(store.Type, missing));

        var done = planned.ConvertAll(write => (Record: Do(write, source), Write: write));
        // HubSpot's order is not that of the inputs; callers match by id.
        done.Sort((a, b) => a.Record.Id.CompareTo(b.Record.Id));
        return BatchAnswer.Of(portal.Now, done.Count, errors, created ? StatusCodes.Status201Created : StatusCodes.Status200OK, (json, i) =>
        {
            if (done[i].Write.Upserts)
                json.WriteBoolean("new", done[i].Write.Record is null);
            new ReadSet(store, done[i].Write.Proposal).WriteMembers(json, done[i].Record, store.Type);
        });
    }

    public PlannedWrite Create(BatchInput input) => new(null, writer.Propose(input.Properties, null, claimed), Upserts: false);

    public PlannedWrite? Update(BatchInput input)
    {
        // HubSpot leaves ids that were merged away out of its answer, without an error.
        if (input.IdProperty is null && RecordLookup.Number(input.Id) is { } id && store.WasMergedAway(id))
            return null;
        if (RecordLookup.Find(store, input.Id, input.IdProperty) is { IsArchived: false } record)
            return new PlannedWrite(record, writer.Propose(input.Properties, record, claimed), Upserts: false);

        Miss(input);
        return null;
    }

    public PlannedWrite? Upsert(BatchInput input)
    {
        var record = RecordLookup.Find(store, input.Id, input.IdProperty);
        var canCreate = input.IdProperty is not (null or "hs_object_id");
        if (record is { IsArchived: true } || (record is null && !canCreate))
        {
            Miss(input);
            return null;
        }

        var wanted = new Dictionary<string, string?>(input.Properties ?? []);
        if (record is null)
            wanted.TryAdd(input.IdProperty!, input.Id);
        return new PlannedWrite(record, writer.Propose(wanted, record, claimed), Upserts: true);
    }

    private void Miss(BatchInput input)
    {
        if (mayFailInParts)
            errors.Add(BatchInputs.Missing(store.Type, [input.Id ?? ""]).OfInput(input.ObjectWriteTraceId!));
        else
            missing.Add(input.Id ?? "");
    }

    private CrmRecord Do(PlannedWrite write, Source source)
    {
        if (write.Record is not { } record)
            return writer.Create(write.Proposal, source);
        writer.Update(record, write.Proposal, source);
        return record;
    }
}
