using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Where it is written down what people did: the store, or a sheet of paper that is thrown away.</summary>
internal interface IEngagementBook
{
    /// <summary>How far a source has been read; null before the first time.</summary>
    Task<string?> CursorAsync(string mark, CancellationToken token);

    /// <summary>Forms of which anything was heard since a moment, by guid or name, from whatever source.</summary>
    Task<HashSet<string>> FormsSinceAsync(DateTimeOffset since, CancellationToken token);

    /// <param name="laneOf">How urgent a look after each is.</param>
    Task KeepAsync(IReadOnlyList<Told> page, Rulebook rules, Func<Engagement, Lane> laneOf);

    Task MoveAsync(string mark, DateTimeOffset newest);
}
