using Polly;

namespace LeadSync.Hosting;

/// <summary>Sends a request through a pipeline of patience: its turn, its timeout, its retries.</summary>
internal sealed class PatientHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A retry sends the same body once more, so it must not be a stream that can be read only once.
        if (request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(CallRules.Request, request);
            return await pipeline.ExecuteAsync(
                static async (context, call) => await call.Handler.AttemptAsync(call.Request, context.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // The body is read here, inside the attempt: a connection that breaks or stalls in the middle of it
    // is a failed attempt like any other, and not a surprise for the reader of the answer.
    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }
}
