using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Companies;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Webhooks;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>What a write would do, or why it is refused.</summary>
internal sealed record Proposal(IReadOnlyList<PropertyWrite> Writes, ApiError? Refused);

/// <summary>The rules of writing: judged first, then done, so that a refused batch leaves nothing behind.</summary>
internal sealed class RecordWriter(Portal portal, RecordStore store)
{
    /// <summary>One stamp for all a call writes: bulk jobs make many records with the very same time.</summary>
    private readonly DateTimeOffset now = portal.Now;

    public Proposal Propose(IReadOnlyDictionary<string, string?>? wanted, CrmRecord? current, HashSet<(string Property, string Value)>? claimed = null)
    {
        var (writes, problems) = (new List<PropertyWrite>(), new List<PropertyProblem>());
        CrmRecord? namesake = null;
        foreach (var (name, raw) in wanted ?? new Dictionary<string, string?>())
        {
            if (store.Catalog.Find(name) is not { } property)
            {
                problems.Add(new PropertyProblem(name, "PROPERTY_DOESNT_EXIST", $"Property \"{name}\" does not exist"));
                continue;
            }

            var (value, problem) = PropertyValues.Normalise(property, raw, current?[name]);
            problem ??= Backward(property, current, value);
            if (problem is null && property.Identifies && value is not null && TakenBy(property, value, current, claimed) is var taken && taken.IsTaken)
            {
                if (name == "email")
                    namesake = taken.Record ?? current;
                else
                    problem = new PropertyProblem(name, "CONFLICTING_UNIQUE_VALUE", $"{value} already exists for the unique property {name}");
            }

            if (problem is not null)
                problems.Add(problem);
            else if (!Lifecycle.Property.Equals(name, StringComparison.Ordinal) || !Lifecycle.IsBackward(property, current?[name], value))
                writes.Add(new PropertyWrite(property, value));
        }

        var refused = problems.Count > 0 ? ApiError.Invalid(problems)
            : namesake is not null ? new ApiError(StatusCodes.Status409Conflict, $"Contact already exists. Existing ID: {namesake.IdText}", "CONFLICT")
            : null;
        return new Proposal(writes, refused);
    }

    public CrmRecord Create(Proposal proposal, Source source)
    {
        var record = new CrmRecord(store.TakeId(), new Change(now, source, null));
        store.Add(record);
        portal.Outbox.Raise(WebhookEvent.Created(store.Type, record.Id, now, source));
        Update(record, proposal, source);
        return record;
    }

    public void Update(CrmRecord record, Proposal proposal, Source source)
    {
        var changed = store.Write(record, proposal.Writes, now, source);
        foreach (var (property, value) in changed)
        {
            portal.Writes.Add(new FieldWritten(now, store.Type.Name, record.IdText, property.Name, value, source.Id is { } id ? $"{source.Type} {id}" : source.Type));
            portal.Outbox.Raise(WebhookEvent.Changed(store.Type, record.Id, property.Name, value, now, source));
        }

        if (store == portal.Contacts && changed.Find(write => write.Property.Name == Employment.Property) is { Property: not null } employer)
            new Employment(portal).Written(record, employer.Value);
        store.Write(record, changed.SelectMany(write => Consequences(write)), now, Source.Calculated);
    }

    public void Archive(CrmRecord record, Source source)
    {
        store.Archive(record, now);
        if (store == portal.Companies)
            new Employment(portal).Closed(record, source);
        portal.Outbox.Raise(WebhookEvent.Deleted(store.Type, record.Id, now, source));
    }

    private PropertyProblem? Backward(PropertyDefinition property, CrmRecord? current, string? value) =>
        portal.Settings.RefusesBackwardLifecycle && property.Name == Lifecycle.Property && Lifecycle.IsBackward(property, current?[property.Name], value)
            ? new PropertyProblem(property.Name, "INVALID_LIFECYCLE_STAGE", $"{value} comes before the present lifecycle stage")
            : null;

    private (bool IsTaken, CrmRecord? Record) TakenBy(PropertyDefinition property, string value, CrmRecord? current, HashSet<(string Property, string Value)>? claimed)
    {
        var owner = store.FindBy(property, value);
        return (owner is not null && owner != current) || claimed?.Add((property.Name, value)) is false ? (true, owner) : (false, null);
    }

    /// <summary>What the portal calculates from a value.</summary>
    private IEnumerable<PropertyWrite> Consequences(PropertyWrite write)
    {
        var consequence = write.Property.Name switch
        {
            "email" => ("hs_email_domain", write.Value?[(write.Value.IndexOf('@') + 1)..]),
            Lifecycle.Property => ($"hs_lifecyclestage_{write.Value}_date", IsoTime.Text(now)),
            "hubspot_owner_id" => ("hubspot_owner_assigneddate", IsoTime.Text(now)),
            _ => default,
        };
        if (consequence.Item1 is { } name && store.Catalog.Find(name) is { } property)
            yield return new PropertyWrite(property, consequence.Item2);
    }
}
