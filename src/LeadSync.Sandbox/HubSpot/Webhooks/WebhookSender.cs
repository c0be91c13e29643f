using System.Net.Http.Headers;
using System.Text;

namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>Sends what is due in signed batches (HubSpot: Webhooks API guide).</summary>
internal sealed class WebhookSender(WebhookOutbox outbox, SandboxPort port)
{
    private const int MostPerRequest = 100;
    private const int MostAtOnce = 10;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>Events of one burst travel together.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(80);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(MostAtOnce);
        try
        {
            while (true)
            {
                await outbox.UntilDueAsync(stoppingToken);
                await Task.Delay(Linger, port.Options.TimeProvider, stoppingToken);
                // More than one request's worth is taken, so that shuffling mixes across requests.
                while (outbox.Target is { } target && outbox.TakeDue(MostPerRequest * MostAtOnce) is { Length: > 0 } due)
                {
                    foreach (var batch in due.Chunk(MostPerRequest))
                    {
                        await slots.WaitAsync(stoppingToken);
                        _ = DeliverAsync(target, batch, slots, stoppingToken);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sandbox stops; what was not delivered goes with it.
        }
    }

    /// <summary>The status the target answered; null when it did not answer in time or at all.</summary>
    public static async Task<int?> PostAsync(Uri url, string body, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        try
        {
            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task DeliverAsync(WebhookTarget target, Notification[] batch, SemaphoreSlim slots, CancellationToken stoppingToken)
    {
        try
        {
            var (url, body, timestamp) = (target.Url!, Notification.Body(batch), Timestamp(port));
            var status = await PostAsync(url, body,
            [
                new("X-HubSpot-Signature", WebhookSigning.V1(target.ClientSecret, body)),
                new("X-HubSpot-Signature-Version", "v1"),
                new("X-HubSpot-Signature-v3", WebhookSigning.V3(target.ClientSecret, "POST", url.OriginalString, body, timestamp)),
                new("X-HubSpot-Request-Timestamp", timestamp),
            ], AnswerWithin, port.Options.TimeProvider, stoppingToken);
            outbox.Settle(target, batch, delivered: status is >= 200 and < 300);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>The receiver compares it with its own clock, which does not jump when the sandbox's is advanced.</summary>
    public static string Timestamp(SandboxPort port) => $"{port.Clock.WithoutAdvances.ToUnixTimeMilliseconds()}";
}
