using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Tests.Support;

/// <summary>One request a webhook target got.</summary>
internal sealed record ReceivedCall(string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>Takes webhooks on a free port and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<ReceivedCall> calls = Channel.CreateUnbounded<ReceivedCall>();
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.Single()}/webhooks/hubspot?tenant=eu%2Fwest";

    /// <summary>The statuses of the next answers, first to last; then 200.</summary>
    public Queue<int> Answers { get; } = new();

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<ReceivedCall> NextAsync() => await calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext call)
    {
        using var reader = new StreamReader(call.Request.Body);
        var body = await reader.ReadToEndAsync(call.RequestAborted);
        lock (Answers)
            call.Response.StatusCode = Answers.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        await calls.Writer.WriteAsync(new ReceivedCall(body, call.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)), call.RequestAborted);
    }
}
