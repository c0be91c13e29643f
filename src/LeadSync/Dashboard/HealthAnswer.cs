using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>Health in the words of an administrator: the whole, and each part.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthPart> Parts)
{
    public static Task WriteAsync(HttpContext call, HealthReport report) =>
        call.Response.WriteAsJsonAsync(Of(report), DashboardJson.Default.HealthAnswer, cancellationToken: call.RequestAborted);

    private static HealthAnswer Of(HealthReport report) => new(
        Word(report.Status),
        report.Entries.ToDictionary(part => part.Key, part => new HealthPart(Word(part.Value.Status), part.Value.Description ?? part.Value.Exception?.Message ?? "")));

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}

internal sealed record HealthPart(string Status, string Because);
