using LeadSync.Journey.Fields;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>backfill --field</c> and <c>backfill --rescore</c>: known leads meet rules that have changed, previewed, asked for and watched.</summary>
internal static class ReviewRun
{
    /// <param name="rule">The mapping to bring; null: scores are reckoned anew.</param>
    public static async Task<int> RunAsync(BackfillWorker worker, Rulebook rules, FieldRule? rule, bool yes, TextWriter output, CancellationToken token)
    {
        await using var running = await worker.EnsureAsync(token);
        await BackfillCommand.WaitForFirstReadAsync(worker, output, token);

        var now = TimeProvider.System.GetUtcNow();
        var leads = worker.Peek(session => ReviewRows.Count(session, rule?.Name));
        var underWay = worker.Peek(session => ReviewRows.Get(session, rule?.Name)) is { FinishedAt: null };
        if (leads == 0 && !underWay)
        {
            await output.WriteLineAsync(rule is null ? "No lead is nurture: there is nothing to do." : $"Every linked lead carries {rule.Name}: there is nothing to do.");
            return ExitCode.Good;
        }

        await output.WriteLineAsync(worker.Peek(session => rule is null ? ReviewPreview.OfScore(session, rules, now) : ReviewPreview.OfField(session, rule)));
        if (!yes && !BackfillCommand.Agreed(output)) return ExitCode.No;

        worker.Amend(session =>
        {
            // The same wish again goes on where it was.
            if (ReviewRows.Get(session, rule?.Name) is not { FinishedAt: null }) ReviewRows.Put(session, Review.Of(rule?.Name, leads, now));
            return true;
        });
        return await WatchAsync(worker, rule, now, output, token);
    }

    /// <summary>The mapping that a person means: by its name, or by one of its two fields where that says enough.</summary>
    /// <exception cref="RefusedException">None is, or several are.</exception>
    public static FieldRule Meant(string text, FieldRules fields)
    {
        var merged = fields.Fields.Where(FieldCases.IsMerged).DistinctBy(rule => rule.Name).ToList();
        var meant = merged.Where(rule => Says(rule.Name)).ToList();
        if (meant.Count == 0) meant = [.. merged.Where(rule => Says(rule.HubSpot) || Says(rule.Salesforce))];
        return meant switch
        {
            [var one] => one,
            [] => throw new RefusedException($"fields.yaml has no mapping \"{text}\". It has: {string.Join(", ", merged.Select(rule => $"\"{rule.Name}\""))}."),
            _ => throw new RefusedException($"\"{text}\" may mean several mappings. Write one of: {string.Join(", ", meant.Select(rule => $"\"{rule.Name}\""))}."),
        };

        bool Says(string name) => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<int> WatchAsync(BackfillWorker worker, FieldRule? rule, DateTimeOffset since, TextWriter output, CancellationToken token)
    {
        try
        {
            while (worker.Peek(session => ReviewRows.Get(session, rule?.Name)) is { FinishedAt: null } review)
            {
                var waits = worker.Peek(session => WorkRows.Count(session, Shift.Backfill) + OutboxRows.Count(session, Shift.Backfill));
                await output.WriteLineAsync(BackfillText.Progress(review, waits, TimeProvider.System.GetUtcNow() - since));
                await Task.Delay(BackfillCommand.Look, TimeProvider.System, token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await output.WriteLineAsync(BackfillText.Left);
            return ExitCode.Good;
        }

        var asked = worker.Peek(session => ReviewRows.Get(session, rule?.Name))!.Asked;
        await output.WriteLineAsync(rule is null
            ? BackfillText.Rescored(asked)
            : BackfillText.Brought(rule.Name, asked, worker.Peek(session => ReviewRows.Count(session, rule.Name))));
        return ExitCode.Good;
    }
}
