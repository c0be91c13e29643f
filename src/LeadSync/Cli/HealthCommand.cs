using System.CommandLine;

namespace LeadSync.Cli;

/// <summary><c>health</c>: asks a running worker whether it is alive; a container has no other program to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var command = new Command("health", "Ask the worker on this machine whether it is alive");
        var url = SharedOptions.Url("Where it listens");
        command.Add(url);
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(url) ?? new Uri("http://127.0.0.1:8080"), parsed.InvocationConfiguration.Output, token));
        return command;
    }

    private static async Task<int> RunAsync(Uri worker, TextWriter output, CancellationToken token)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(worker, "/health/live"), token);
            await output.WriteLineAsync(answer.IsSuccessStatusCode ? "alive" : $"answers with {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? ExitCode.Good : ExitCode.No;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
        {
            await output.WriteLineAsync($"{worker} does not answer");
            return ExitCode.No;
        }
    }
}
