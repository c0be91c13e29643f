using System.Net;
using System.Text.Json.Serialization;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Posts to Slack's incoming webhook (Slack: Sending messages using incoming webhooks).</summary>
internal sealed class SlackPoster(IHttpClientFactory clients, RulesInForce rules, ChannelState channels)
{
    public const string ClientName = "slack";

    /// <summary>A post cannot be found again, so one that may have arrived has an unknown outcome and is not repeated.</summary>
    public async Task<RecordOutcome> PostAsync(SlackDraft draft, CancellationToken token)
    {
        if (rules.Current.Alerts.Slack is not { } channel) return Fails(OutcomeKind.Again, "OFF", "alerts.yaml names no Slack webhook any more, or its address is not set");

        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.PostAsJsonAsync(channel.Url, new SlackPost(draft.Text), SlackJson.Default.SlackPost, token);
            return answer.IsSuccessStatusCode ? Works() : Refused(answer.StatusCode, await answer.Content.ReadAsStringAsync(token));
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return Fails(OutcomeKind.Again, "AWAY", failure.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return Fails(OutcomeKind.Unknown, "NO_ANSWER", failure.Message);
        }
    }

    private RecordOutcome Refused(HttpStatusCode status, string text) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Fails(OutcomeKind.Again, $"{(int)status}", text),
        >= HttpStatusCode.InternalServerError => Fails(OutcomeKind.Unknown, $"{(int)status}", text),
        _ => new RecordOutcome(null, OutcomeKind.Refused, $"{(int)status}", text),
    };

    private RecordOutcome Works()
    {
        channels.Works(AlertRules.SlackName);
        return new RecordOutcome(null, OutcomeKind.Written);
    }

    private RecordOutcome Fails(OutcomeKind kind, string code, string because)
    {
        channels.Fails(AlertRules.SlackName, because);
        return new RecordOutcome(null, kind, code, because);
    }
}

internal sealed record SlackPost(string Text);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SlackPost))]
internal sealed partial class SlackJson : JsonSerializerContext;
