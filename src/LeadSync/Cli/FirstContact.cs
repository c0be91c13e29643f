using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>Says at once that a password is wrong; a system that is merely down is waited for by the loops.</summary>
internal static class FirstContact
{
    /// <summary>A start is not held up longer than this by systems that do not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="RefusedException">A system answered, and does not let us in.</exception>
    public static Task TryAsync(IServiceProvider services, ILogger logger, CancellationToken token) => Task.WhenAll(
        TryAsync("HubSpot", stop => services.GetRequiredService<HubSpotConnector>().GetAccountAsync(stop), logger, token),
        TryAsync("Salesforce", stop => services.GetRequiredService<SalesforceConnector>().SessionAsync(stop), logger, token));

    private static async Task TryAsync(string system, Func<CancellationToken, Task> call, ILogger logger, CancellationToken token)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
        enough.CancelAfter(Patience);
        try
        {
            await call(enough.Token);
        }
        catch (ConnectionDownException down) when (down.CredentialsRefused)
        {
            throw new RefusedException(down.Message, down);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException || (failure is OperationCanceledException && !token.IsCancellationRequested))
        {
            Log.NotThereYet(logger, system, failure is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s." : failure.Message);
        }
    }
}
