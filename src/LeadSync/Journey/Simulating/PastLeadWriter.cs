using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Simulating;

/// <summary>Puts the looks at one lead together.</summary>
/// <param name="stages">The stages in force: what is written to HubSpot with each is LeadSync's word, and no news from there.</param>
internal sealed class PastLeadWriter(StageRules stages)
{
    private readonly List<PastNews> _news = [];
    private readonly Dictionary<string, HeardOf> _heard = new(StringComparer.Ordinal);
    private readonly List<PastAnswer> _answers = [];
    private readonly PastCycles _cycles = new(stages);
    private SeenByLook? _first;
    private CrmRecord? _record;

    public Lead AtStart => _first!.Lead;

    public void Take(KeptLook look, Desk? desk)
    {
        var seen = look.Seen;
        foreach (var engagement in seen.Engagements) _heard.TryAdd(engagement.Key, new HeardOf(engagement, _first is null ? DateTimeOffset.MinValue : look.At));
        _news.Add(new PastNews(look.Id, look.At, seen.Contact is { } contact ? TheirWords.Of(contact.Properties, seen.Lead.Cycle, stages).ToDictionary() : null, seen.Lists, desk, seen.Contact is null));
        if (seen.Sales is { Asked: true, Record: null }) _answers.Add(new PastAnswer(look.At, seen.Sales));
        if (SeenRecord.Of(look, desk?.IntegrationUser) is { } record) _cycles.See(record);
        _cycles.Remember(seen.Lead);
        _first ??= seen;
        _record ??= seen.Sales.Record;
    }

    /// <param name="now">The lead as it stands now.</param>
    /// <param name="told">All that is stored of what the person did; what no look has known counts from when it happened.</param>
    public PastLead Tell(Lead now, IReadOnlyList<Engagement> told, DateTimeOffset since, DateTimeOffset until)
    {
        foreach (var engagement in told.Where(one => one.At <= until && !_heard.ContainsKey(one.Key)))
        {
            _heard[engagement.Key] = new HeardOf(engagement, engagement.At);
            if (engagement.At >= since) _news.Add(new PastNews(long.MaxValue, engagement.At));
        }

        _cycles.Remember(now);
        return new PastLead(AtStart, _first!.Contact, RecordAtStart(since))
        {
            News = _news,
            Engagements = [.. _heard.Values],
            Answers = _answers,
            Cycles = _cycles.Tell(),
        };
    }

    /// <summary>As it was remembered; a look that read it later knows the rest.</summary>
    private CrmRecord? RecordAtStart(DateTimeOffset since)
    {
        if (AtStart.Crm is not { } link) return null;

        var record = _record?.Id == link.Id
            ? _record
            : new CrmRecord(link.Object, link.Id, null, new Owner("", "", IsQueue: false), true, false, null, since, null, new Dictionary<string, string?> { ["LeadSync_Id__c"] = AtStart.Id.Value });
        if (record.Object == CrmLink.Contact) return record with { LastModified = since };

        var isConverted = AtStart.CrmStatus == "converted";
        var (status, owner) = (isConverted ? record.Status : AtStart.CrmStatus ?? record.Status, AtStart.Owner ?? record.Owner);
        return record with
        {
            Status = status,
            IsConverted = isConverted,
            Owner = owner,
            LastModified = since,
            Fields = new Dictionary<string, string?>(record.Fields) { ["Status"] = status, ["OwnerId"] = owner.CrmId },
        };
    }
}
