using LeadSync.Hosting;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Polls at the pace the rules in force ask for.</summary>
/// <remarks>Under a clock that runs faster than life a minute may pass in no time: two rounds are always a moment of real time apart.</remarks>
internal abstract class PollLoop(Func<TimeSpan> pace, TimeProvider time, ILogger logger) : CycleLoop(new Cadence(pace, Slowest), time, logger)
{
    private static readonly TimeSpan Slowest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeastGap = TimeSpan.FromMilliseconds(200);

    private long _begun = -1;

    protected abstract Task PollAsync(CancellationToken stoppingToken);

    protected sealed override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        if (_begun >= 0 && LeastGap - TimeProvider.System.GetElapsedTime(_begun) is { Ticks: > 0 } rest)
            await Task.Delay(rest, TimeProvider.System, stoppingToken);
        _begun = TimeProvider.System.GetTimestamp();
        await PollAsync(stoppingToken);
        return false;
    }
}

internal sealed class HubSpotPollLoop(HubSpotPoll poll, Reachability reachability, RulesInForce rules, TimeProvider time, ILogger<HubSpotPollLoop> logger)
    : PollLoop(() => rules.Current.Settings.HubSpot.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => reachability.PollAsync("HubSpot", poll.RunAsync, stoppingToken);
}

internal sealed class EngagementPollLoop(EngagementPoll poll, RulesInForce rules, TimeProvider time, ILogger<EngagementPollLoop> logger)
    : PollLoop(() => rules.Current.Settings.HubSpot.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => poll.RunAsync(stoppingToken);
}

internal sealed class ListPollLoop(ListPoll poll, RulesInForce rules, TimeProvider time, ILogger<ListPollLoop> logger)
    : PollLoop(() => rules.Current.Settings.HubSpot.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => poll.RunAsync(stoppingToken);
}

internal sealed class SalesforcePollLoop(SalesforcePoll poll, Reachability reachability, RulesInForce rules, TimeProvider time, ILogger<SalesforcePollLoop> logger)
    : PollLoop(() => rules.Current.Settings.Salesforce.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => reachability.PollAsync("Salesforce", poll.RunAsync, stoppingToken);
}

internal sealed class ActivityPollLoop(ActivityPoll poll, RulesInForce rules, TimeProvider time, ILogger<ActivityPollLoop> logger)
    : PollLoop(() => rules.Current.Settings.Salesforce.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => poll.RunAsync(stoppingToken);
}

internal sealed class OpportunityPollLoop(OpportunityPoll poll, RulesInForce rules, TimeProvider time, ILogger<OpportunityPollLoop> logger)
    : PollLoop(() => rules.Current.Settings.Salesforce.Poll, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => poll.RunAsync(stoppingToken);
}
