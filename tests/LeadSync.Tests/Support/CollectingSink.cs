using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace LeadSync.Tests.Support;

/// <summary>Keeps every log line with all its properties and its exception, as text.</summary>
internal sealed class CollectingSink : ILogEventSink
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public void Emit(LogEvent logEvent)
    {
        var properties = string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"));
        lock (_lines) _lines.Add($"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)} [{properties}] {logEvent.Exception}");
    }
}
