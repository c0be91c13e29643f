using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>Keeps reviews going, one after the other, a step at a time; after a restart they go on where they were.</summary>
internal sealed class ReviewSteps(Database database, RulesInForce rules, MappingStops stops, NativeInForce native, TimeProvider time)
{
    public async Task RunAsync(CancellationToken token)
    {
        var step = await database.ReadAsync(session => ReviewRows.Open(session).FirstOrDefault(IsInForce) is { } review ? ReviewStep.Next(session, review) : null, token);
        if (step is null) return;

        var due = time.GetUtcNow() + BackfillSteps.Gathers;
        foreach (var some in step.Leads.Chunk(BackfillSteps.MostTogether))
            await database.WriteAsync(session => step.Ask(session, some, due));
        if (step.IsOver) await database.WriteAsync(session => step.End(session, time.GetUtcNow()));
    }

    /// <summary>A mapping that these rules do not have, or that stands still, waits: its looks would bring nothing.</summary>
    private bool IsInForce(Review review) =>
        review.Field is not { } field || (native.Mappings(rules.Current) is { } ours && ours.Any(rule => rule.Name == field) && stops.Now.All(stopped => stopped.Rule.Name != field));
}

internal sealed class ReviewStepLoop(ReviewSteps steps, TimeProvider time, ILogger<ReviewStepLoop> logger)
    : CycleLoop(new Cadence(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), time, logger)
{
    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        await steps.RunAsync(stoppingToken);
        return false;
    }
}
