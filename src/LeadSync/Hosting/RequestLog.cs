using Serilog;
using Serilog.Events;

namespace LeadSync.Hosting;

/// <summary>One line per request, by its route: a path or a query may hold a person's address, a route cannot.</summary>
internal static class RequestLog
{
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app, Serilog.ILogger logger) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = logger; // by itself it takes the process-wide one, which nobody sets here
            options.MessageTemplate = "{Method} {Route} answered {Status} in {Elapsed:0} ms";
            options.GetLevel = (call, _, failure) => LevelOf(call, failure);
            options.GetMessageTemplateProperties = (call, _, elapsed, status) =>
            [
                new("Method", new ScalarValue(call.Request.Method)),
                new("Route", new ScalarValue(RouteOf(call))),
                new("Status", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
            ];
        });

    private static LogEventLevel LevelOf(HttpContext call, Exception? failure) => call switch
    {
        _ when failure is not null || call.Response.StatusCode >= StatusCodes.Status500InternalServerError => LogEventLevel.Error,
        _ when call.Request.Path.StartsWithSegments("/health") => LogEventLevel.Debug,
        _ => LogEventLevel.Information,
    };

    private static string RouteOf(HttpContext call) => (call.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown path";
}
