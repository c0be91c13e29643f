using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadSync.Intake;

/// <summary>Takes HubSpot's webhooks: signature first, then the looks they ask for on disk, then 200.</summary>
internal sealed class HubSpotWebhook(Database database, RulesInForce rules, Bells bells, TimeProvider time, ILogger<HubSpotWebhook> logger)
{
    public const string Path = "/webhooks/hubspot";

    public async Task<IResult> TakeAsync(HttpContext call)
    {
        if (await RequestBody.ReadAsync(call.Request, call.RequestAborted) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"HubSpot's batches are far below {RequestBody.MostBytes} bytes.");

        var rulebook = rules.Current;
        var settings = rulebook.Settings.HubSpot.Webhooks;

        // Under a clock that runs faster than life, the five minutes are five minutes of life.
        var tolerance = WebhookSignature.Tolerance * FastClock.SpeedOf(time);
        var verdict = WebhookSignature.Judge(Signed(call.Request, body, settings.PublicUrl), settings.ClientSecret, time.GetUtcNow(), tolerance);
        if (verdict != SignatureVerdict.Genuine)
        {
            WebhookLog.Refused(logger, verdict);
            return Refuse(StatusCodes.Status401Unauthorized, "The signature was not accepted", Advice(verdict));
        }

        if (WebhookBody.Read(body) is not { } news)
            return Refuse(StatusCodes.Status400BadRequest, "The body is not a webhook", "An array of events is expected, or one contact of a workflow, as JSON.");

        return await KeepAsync(news, rulebook);
    }

    /// <summary>Nothing is answered before the looks are on disk: what HubSpot was told 200 for, it never sends again.</summary>
    private async Task<IResult> KeepAsync(IReadOnlyList<ContactNews> news, Rulebook rulebook)
    {
        try
        {
            var touches = new WebhookTouches(rulebook);
            var touched = news.Count == 0 ? 0 : await database.WriteAsync(session => touches.Note(session, news, time.GetUtcNow()));
            if (touched > 0) bells.Work.Ring();
            return TypedResults.Ok();
        }
        catch (Exception failure)
        {
            WebhookLog.NotKept(logger, news.Count, failure);
            return Refuse(StatusCodes.Status500InternalServerError, "The events could not be stored", "Send them again later.");
        }
    }

    private static SignedRequest Signed(HttpRequest request, ReadOnlyMemory<byte> body, Uri? publicUrl) => new(
        request.Method,
        Addresses(request, publicUrl),
        body,
        request.Headers["X-HubSpot-Signature-v3"],
        request.Headers["X-HubSpot-Request-Timestamp"],
        request.Headers["X-HubSpot-Signature"],
        request.Headers["X-HubSpot-Signature-Version"]);

    /// <summary>The target as it was received, escapes and all: <see cref="HttpRequest.Path"/> is decoded already. Behind a proxy, Host tells nothing.</summary>
    private static string[] Addresses(HttpRequest request, Uri? publicUrl)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var target = raw is ['/', ..] ? raw : request.GetEncodedPathAndQuery();
        if (publicUrl is null) return [$"{request.Scheme}://{request.Host}{target}"];

        var query = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? target[at..] : "";
        var origin = publicUrl.GetLeftPart(UriPartial.Authority);
        return [.. new[] { origin + target, origin + publicUrl.AbsolutePath + query }.Distinct()];
    }

    private static string Advice(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => "X-HubSpot-Signature-v3 with X-HubSpot-Request-Timestamp is expected, or a signature of version v2.",
        SignatureVerdict.Old => "The request is more than five minutes off: a replay, or one of the two clocks is wrong.",
        _ => "hubspot.webhooks.clientSecret must be the secret of the app that sends, and hubspot.webhooks.publicUrl the address it calls.",
    };

    private static ProblemHttpResult Refuse(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}

internal static class HubSpotWebhookRoute
{
    public static IEndpointRouteBuilder MapHubSpotWebhook(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(HubSpotWebhook.Path, (HttpContext call, HubSpotWebhook webhook) => webhook.TakeAsync(call));
        return routes;
    }
}

internal static partial class WebhookLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook was refused: its signature is {Verdict}. Compare hubspot.webhooks.clientSecret and publicUrl with the app in HubSpot")]
    public static partial void Refused(ILogger logger, SignatureVerdict verdict);

    [LoggerMessage(Level = LogLevel.Error, Message = "A webhook with {Count} events could not be stored and was answered with 500: HubSpot sends it again")]
    public static partial void NotKept(ILogger logger, int count, Exception failure);
}
