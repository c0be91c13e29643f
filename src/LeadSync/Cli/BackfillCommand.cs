using System.CommandLine;
using System.Globalization;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>backfill</c>: what a stream of news would never bring, previewed, asked for and watched. Without more it is the first load.</summary>
internal static class BackfillCommand
{
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var command = new Command("backfill", "First load: links everybody whom both systems know, and hands off so many a day of those who were ready before LeadSync; starts no clock and sends no alert for the rest");
        var config = SharedOptions.Config();
        var data = SharedOptions.Data();
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "Only contacts made on or after this day",
            HelpName = "DATE",
            CustomParser = result => DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
                ? day
                : SharedOptions.Refuse<DateTimeOffset?>(result, "--since is a day such as 2026-01-31"),
        };
        var handOff = new Option<int>("--hand-off")
        {
            Description = "Leads to hand off a day at most; without it none, they are linked and wait for a sign of life",
            HelpName = "N/day",
            CustomParser = result => PerDay(result.Tokens[0].Value) ?? SharedOptions.Refuse<int>(result, "--hand-off is a number a day, such as 200/day"),
        };
        var field = new Option<string?>("--field") { Description = "Instead: bring a newly mapped field to the leads that are linked already", HelpName = "NAME" };
        var rescore = new Option<bool>("--rescore") { Description = "Instead: let nurture leads meet scoring rules that have changed" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        foreach (var option in new Option[] { config, data, since, handOff, field, rescore, yes }) command.Add(option);
        command.Validators.Add(result =>
        {
            bool IsSaid(Option option) => result.GetResult(option) is { Implicit: false };
            if (new[] { IsSaid(field), IsSaid(rescore), IsSaid(since) || IsSaid(handOff) }.Count(said => said) > 1)
                result.AddError("--field, --rescore, and a first load with --since and --hand-off are three things: ask for one of them.");
        });
        command.SetAction((parsed, token) =>
        {
            var rules = Configuration.ToRun(parsed.GetValue(config)!, parsed.InvocationConfiguration.Error);
            var worker = new BackfillWorker(rules, StorePath.Of(parsed.GetValue(data), rules.Settings));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(field) is { } name) return ReviewRun.RunAsync(worker, rules, ReviewRun.Meant(name, rules.Fields), parsed.GetValue(yes), output, token);
            if (parsed.GetValue(rescore)) return ReviewRun.RunAsync(worker, rules, rule: null, parsed.GetValue(yes), output, token);
            return RunAsync(worker, new BackfillWish(parsed.GetValue(since), parsed.GetValue(handOff), parsed.GetValue(yes)), output, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(BackfillWorker worker, BackfillWish wish, TextWriter output, CancellationToken token)
    {
        await using var running = await worker.EnsureAsync(token);
        await WaitForFirstReadAsync(worker, output, token);

        var (toLink, ready) = worker.Peek(session => BackfillRows.Count(session, wish.Since));
        await output.WriteLineAsync(BackfillText.Preview(toLink, ready, wish.PerDay));
        if (!wish.Yes && !Agreed(output)) return ExitCode.No;

        var now = TimeProvider.System.GetUtcNow();
        worker.Amend(session =>
        {
            // The same wish again goes on where it was.
            if (BackfillRows.Get(session) is not { FinishedAt: null } under || under.Since != wish.Since)
                BackfillRows.Put(session, new Backfill(wish.Since, wish.PerDay, "", 0, toLink, DateOnly.FromDateTime(now.UtcDateTime), 0, 0, now, null));
            else BackfillRows.Put(session, under with { PerDay = wish.PerDay });
            return true;
        });
        return await WatchAsync(worker, now, output, token);
    }

    public static async Task WaitForFirstReadAsync(BackfillWorker worker, TextWriter output, CancellationToken token)
    {
        for (var told = false; worker.Peek(session => Marks.Get(session, Marks.HubSpotPolled)) is null || worker.Peek(session => WorkRows.Count(session, new Shift(Lane.Bulk, Lane.Bulk))) > 0; told = true)
        {
            if (!told) await output.WriteLineAsync("LeadSync reads every contact of HubSpot once before it can say what there is to do.");
            await Task.Delay(Look, TimeProvider.System, token);
        }
    }

    private static async Task<int> WatchAsync(BackfillWorker worker, DateTimeOffset since, TextWriter output, CancellationToken token)
    {
        try
        {
            while (worker.Peek(BackfillRows.Get) is { FinishedAt: null } under)
            {
                var (ready, waits) = worker.Peek(session => (BackfillRows.Count(session, under.Since).Ready, WorkRows.Count(session, Shift.Backfill) + OutboxRows.Count(session, Shift.Backfill)));
                await output.WriteLineAsync(BackfillText.Progress(under, ready, waits, TimeProvider.System.GetUtcNow() - since));
                if (BackfillText.WaitsForTomorrow(under, ready, waits, TimeProvider.System.GetUtcNow()))
                {
                    await output.WriteLineAsync("Today's share is handed off; the worker goes on tomorrow by itself.");
                    return ExitCode.Good;
                }

                await Task.Delay(Look, TimeProvider.System, token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await output.WriteLineAsync(BackfillText.Left);
            return ExitCode.Good;
        }

        await output.WriteLineAsync(BackfillText.Done(worker.Peek(BackfillRows.Get)!));
        return ExitCode.Good;
    }

    public static bool Agreed(TextWriter output)
    {
        if (Console.IsInputRedirected) throw new RefusedException("Nobody is there to ask: look at the preview, then run it with --yes.");

        output.Write("Go on? [y/N] ");
        return Console.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static int? PerDay(string text) =>
        int.TryParse(text.EndsWith("/day", StringComparison.Ordinal) ? text[..^4] : text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}

internal sealed record BackfillWish(DateTimeOffset? Since, int PerDay, bool Yes);
