using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.Support;

/// <summary>Keeps what was said, for tests that care who was told.</summary>
internal sealed class CollectingLogger<T> : ILogger<T>
{
    public List<(LogLevel Level, string Text)> Said { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Said) Said.Add((logLevel, formatter(state, exception)));
    }
}
