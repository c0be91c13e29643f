using System.Collections.Concurrent;
using LeadSync.Hosting;

namespace LeadSync.Alerts;

/// <summary>Which channel is away, since when, and why: for health, and for one line of log each time it changes.</summary>
internal sealed class ChannelState(TimeProvider time, ILogger<ChannelState> logger)
{
    private readonly ConcurrentDictionary<string, ChannelAway> _away = new();

    public IReadOnlyDictionary<string, ChannelAway> Away => _away;

    public void Works(string channel)
    {
        if (_away.TryRemove(channel, out _)) ChannelLog.Back(logger, channel);
    }

    /// <param name="because">May quote an address: it is hidden here.</param>
    public void Fails(string channel, string because)
    {
        var hidden = PrivateText.Hide(because);
        var isNew = !_away.ContainsKey(channel);
        _away.AddOrUpdate(channel, _ => new ChannelAway(time.GetUtcNow(), hidden), (_, before) => before with { Because = hidden });
        if (isNew) ChannelLog.Gone(logger, channel, hidden);
    }
}

internal sealed record ChannelAway(DateTimeOffset Since, string Because);

internal static partial class ChannelLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Alerts by {Channel} wait, and are tried again: {Because}")]
    public static partial void Gone(ILogger logger, string channel, string because);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alerts by {Channel} go out again")]
    public static partial void Back(ILogger logger, string channel);
}
