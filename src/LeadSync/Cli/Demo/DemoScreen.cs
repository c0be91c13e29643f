using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using Spectre.Console;

namespace LeadSync.Cli.Demo;

/// <summary>What a screen shows of.</summary>
/// <param name="FirstRead">Done when the portal was read whole.</param>
internal sealed record DemoState(DemoWorld World, DemoNews News, Task FirstRead, TimeSpan? For, DateTimeOffset Since);

/// <summary>Shows the demo: figures and a scrolling list on a terminal, plain lines everywhere else.</summary>
internal sealed class DemoScreen(TextWriter lines, bool isTerminal, TimeProvider time)
{
    private const int MostLines = 24;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HeadlineEvery = TimeSpan.FromSeconds(10);

    public Task ShowAsync(DemoState state, CancellationToken token) => isTerminal ? ShowLiveAsync(state, token) : ShowLinesAsync(state, token);

    private async Task ShowLinesAsync(DemoState state, CancellationToken token)
    {
        var history = new HistoryNews(StorePath.Demo.Database, state.News);
        await lines.WriteLineAsync(Addresses(state));
        for (var next = time.GetUtcNow() + HeadlineEvery; ; await Task.Delay(Pace, time, token))
        {
            history.Tell();
            foreach (var line in state.News.Take()) await lines.WriteLineAsync(line);
            if (time.GetUtcNow() < next) continue;

            next += HeadlineEvery;
            await lines.WriteLineAsync(Headline(state));
        }
    }

    private async Task ShowLiveAsync(DemoState state, CancellationToken token)
    {
        var history = new HistoryNews(StorePath.Demo.Database, state.News);
        var shown = new Queue<string>();
        await AnsiConsole.Live(new Text("")).StartAsync(async live =>
        {
            for (; ; await Task.Delay(Pace, time, token))
            {
                history.Tell();
                foreach (var line in state.News.Take()) shown.Enqueue(line);
                while (shown.Count > MostLines) shown.Dequeue();
                live.UpdateTarget(new Rows(
                    new Text(Addresses(state), new Style(Color.Grey)),
                    new Panel(new Text(Headline(state))) { Expand = true },
                    new Text(string.Join('\n', shown))));
            }
        });
    }

    private static string Addresses(DemoState state) =>
        $"LeadSync {state.World.Url} (admin token demo)   HubSpot {state.World.HubSpotUrl}   Salesforce {state.World.SalesforceUrl}   log {StorePath.Demo.Directory}/worker.log";

    private string Headline(DemoState state)
    {
        var store = Database.Peek(StorePath.Demo.Database, StoreFigures.Read);
        var back = state.World.Rules.Stages.Stages.Where(stage => stage.Ends is StageEnd.Return or StageEnd.Never).Sum(stage => Count(stage.Name));
        var passed = time.GetUtcNow() - state.Since;
        var clock = state.For is { } span ? $"{passed.TotalSeconds:0} of {span.TotalSeconds:0} s" : $"{passed.TotalSeconds:0} s, Ctrl-C ends it";
        var reading = state.FirstRead.IsCompleted ? "" : "   HubSpot is being read for the first time";
        return $"with marketing {Count(Stage.Nurture)}   on the way {Count(Stage.Mql)}   with sales {Count(Stage.Assigned)}   accepted {Count(Stage.Sal)}   "
            + $"qualified {Count(Stage.Sql)}   came back {back}   waiting {store.Work.Count + store.Outbox.Count}   dead letters {store.DeadLetters}   {clock}{reading}";

        long Count(string stage) => store.Leads.GetValueOrDefault(stage);
    }
}
