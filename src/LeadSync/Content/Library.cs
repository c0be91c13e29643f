using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Content;

/// <summary>The catalogue in force with HubSpot's blog beside it; put together anew only when one of the two has changed.</summary>
internal sealed class Library(Database database)
{
    private volatile IReadOnlyList<BlogPost>? _posts;
    private volatile Stock? _stock;
    private int _changes;

    /// <summary>The rules with everything there is to read.</summary>
    public async ValueTask<Rulebook> StockAsync(Rulebook rules, CancellationToken token)
    {
        var posts = _posts ?? await ReadAsync(token);
        if (_stock is { } last && ReferenceEquals(last.Rules, rules) && ReferenceEquals(last.Posts, posts)) return last.Stocked;

        var stocked = posts.Count == 0 ? rules : rules with { Content = rules.Content.With(posts) };
        _stock = new Stock(rules, posts, stocked);
        return stocked;
    }

    /// <summary>An import has changed what is stored.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _changes);
        _posts = null;
    }

    /// <summary>What changes while it is being read is read again the next time.</summary>
    private async Task<IReadOnlyList<BlogPost>> ReadAsync(CancellationToken token)
    {
        var before = Volatile.Read(ref _changes);
        var posts = await database.ReadAsync(PostRows.All, token);
        if (before == Volatile.Read(ref _changes)) _posts = posts;
        return posts;
    }

    private sealed record Stock(Rulebook Rules, IReadOnlyList<BlogPost> Posts, Rulebook Stocked);
}
