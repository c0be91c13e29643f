using LeadSync.Intake;
using LeadSync.Journey.Planning;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Cli.Planning;

/// <summary>What people did since the store was told, or since the first poll of a worker that has no store yet; kept nowhere.</summary>
internal sealed class PaperEngagements(PlanStore store) : IEngagementBook
{
    private readonly List<Told> _told = [];

    public Task<string?> CursorAsync(string mark, CancellationToken token) => Task.FromResult(store.Mark(mark));

    public Task KeepAsync(IReadOnlyList<Told> page, Func<Engagement, Lane> laneOf)
    {
        _told.AddRange(page);
        return Task.CompletedTask;
    }

    public Task MoveAsync(string mark, DateTimeOffset newest) => Task.CompletedTask;

    /// <summary>Everything that is known of a person, as a look would find it.</summary>
    public IReadOnlyList<Engagement> Of(string contactId, string? email) =>
    [
        .. store.Engagements(contactId, email)
            .Concat(_told.Where(told => told.ContactId is { } known ? known == contactId : told.Email == email?.ToLowerInvariant()).Select(told => told.Engagement))
            .DistinctBy(engagement => engagement.Key)
            .OrderBy(engagement => engagement.At).ThenBy(engagement => engagement.Key, StringComparer.Ordinal),
    ];
}
