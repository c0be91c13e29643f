using LeadSync.Storage;

namespace LeadSync.Cli.Demo;

/// <summary>What a demo is asked for.</summary>
/// <param name="Leads">People who arrive while it runs; none where a list is given.</param>
/// <param name="For">How long; null: until somebody stops it.</param>
internal sealed record DemoWish(int Leads, string? Csv, TimeSpan? For);

/// <summary>The demo from its first visitor to its last figure.</summary>
internal sealed class DemoRun(DemoWish wish, DemoScreen screen, TimeProvider time)
{
    /// <summary>Without an end, the people of <c>--leads</c> come within this time.</summary>
    private static readonly TimeSpan UsualRun = TimeSpan.FromMinutes(2);

    /// <summary>Share of the run in which people arrive: the last of them must have time to be answered.</summary>
    private const double ArrivingShare = 0.6;

    private static readonly TimeSpan DrainsWithin = TimeSpan.FromSeconds(20);

    /// <summary>Whoever pressed Ctrl-C does not want to wait, but wants figures that add up.</summary>
    private static readonly TimeSpan DrainsWhenStopped = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan FeedbackEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends when the time is up or <paramref name="stop"/> is asked for; both end with the figures.</summary>
    public async Task<DemoFigures> RunAsync(CancellationToken stop)
    {
        await using var world = await DemoWorld.StartAsync(wish.Csv, stop);
        using var marketing = new MarketingDesk(world.HubSpotUrl);
        using var sales = await SalesDesk.OpenAsync(world.SalesforceUrl, stop);
        await marketing.SendWebhooksToAsync(world.Url, stop);

        var news = new DemoNews(time);
        var arrivals = new Arrivals(marketing, news, time);
        var stocktaking = new StockTaking(marketing, sales, StorePath.Demo.Database);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var firstRead = FirstReadAsync(marketing, closing.Token);
        var reps = new Reps(sales, wish.Csv is null ? RepTemper.Lively : RepTemper.Diligent, news, time);
        var life = LiveAsync(new DemoCast(arrivals, reps, new Feedback(marketing, news, time)), firstRead, closing.Token);
        using var showing = new CancellationTokenSource();
        var show = screen.ShowAsync(new DemoState(world, news, firstRead, wish.For, time.GetUtcNow()), showing.Token);

        await Task.WhenAny(life, wish.For is { } span ? Task.Delay(span, time, stop) : Task.Delay(Timeout.Infinite, stop));
        await closing.CancelAsync();
        await EndAsync(life);
        var store = await DrainAsync(stocktaking, stop);
        await showing.CancelAsync();
        await EndAsync(show);
        await world.StopWorkerAsync();

        var stock = await stocktaking.TakeAsync(store, firstRead.IsCompletedSuccessfully ? await firstRead : 0, CancellationToken.None);
        return DemoCount.Of(stock, world.Rules.Stages, arrivals.ReadySince);
    }

    private Task LiveAsync(DemoCast cast, Task firstRead, CancellationToken token) => Task.WhenAll(
        cast.Arrivals.ComeAsync(wish.Csv is null ? wish.Leads : 0, (wish.For ?? UsualRun) * ArrivingShare, token),
        cast.Reps.WorkAsync(token),
        cast.Feedback.WatchAsync(firstRead, FeedbackEvery, token));

    /// <summary>Reads until every contact of the portal was looked at once: what a list costs once, not for each lead.</summary>
    private async Task<long> FirstReadAsync(MarketingDesk marketing, CancellationToken token)
    {
        while (!Database.Peek(StorePath.Demo.Database, IsReadWhole)) await Task.Delay(Glance, time, token);
        return (await marketing.CallsAsync(token)).ContactReads;
    }

    private static bool IsReadWhole(SqlSession session) =>
        Marks.Get(session, Marks.HubSpotPolled) is not null && session.Count("SELECT count(*) FROM leads WHERE version = 0") == 0;

    /// <summary>The store at the first moment at which nothing waits, or when patience ends.</summary>
    private async Task<StoredStock> DrainAsync(StockTaking stocktaking, CancellationToken stop)
    {
        var until = time.GetUtcNow() + (stop.IsCancellationRequested ? DrainsWhenStopped : DrainsWithin);
        while (true)
        {
            var figures = Database.Peek(StorePath.Demo.Database, StoreFigures.Read);
            if (time.GetUtcNow() >= until) return stocktaking.Store();
            if (figures.Work.Count + figures.Outbox.Count == 0 && stocktaking.Store() is { Waiting: 0 } still) return still;
            await Task.Delay(Glance, time, CancellationToken.None);
        }
    }

    /// <summary>What was told to stop has stopped; what failed by itself says so.</summary>
    private static async Task EndAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // Told to.
        }
    }
}

/// <summary>Everybody who plays a part.</summary>
internal sealed record DemoCast(Arrivals Arrivals, Reps Reps, Feedback Feedback);
