using LeadSync.Intake;
using LeadSync.Journey.Planning;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli.Planning;

/// <summary>What people did since the store was told, or since the first poll of a worker that has no store yet; kept nowhere.</summary>
internal sealed class PaperEngagements(PlanStore store) : IEngagementBook
{
    private readonly List<Told> _told = [];

    public Task<string?> CursorAsync(string mark, CancellationToken token) => Task.FromResult(store.Mark(mark));

    public Task<HashSet<string>> FormsSinceAsync(DateTimeOffset since, CancellationToken token) => Task.FromResult(new HashSet<string>());

    public Task KeepAsync(IReadOnlyList<Told> page, Rulebook rules, Func<Engagement, Lane> laneOf)
    {
        _told.AddRange(page);
        return Task.CompletedTask;
    }

    public Task MoveAsync(string mark, DateTimeOffset newest) => Task.CompletedTask;

    /// <summary>Everything that is known of a person, as a look would find it after the next polls.</summary>
    public IReadOnlyList<Engagement> Of(ContactRow row, DateTimeOffset now)
    {
        var summary = new ContactSummary(row.Id, row.Properties);
        var told = _told.Where(told => told.ContactId is { } known ? known == row.Id : told.Email == summary.Address).Concat(summary.Told(now));
        return Mention.Things(SameThing.Settle(store.Mentions(row.Id, summary.Address)
            .Concat(told.Select(told => new Mention(told.Engagement, told.By)))
            .DistinctBy(mention => mention.Engagement.Key)));
    }
}
