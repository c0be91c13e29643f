using System.CommandLine;
using LeadSync.Sandbox;

namespace LeadSync.Cli;

/// <summary><c>sandbox</c>: the two lookalike services alone.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var command = new Command("sandbox", "Run a HubSpot and a Salesforce that behave like the real ones, on this machine, with state in memory");
        var hubSpotPort = new Option<int>("--hubspot-port") { Description = "Port of the HubSpot lookalike; 0 takes a free one", HelpName = "PORT", DefaultValueFactory = _ => 4010 };
        var salesforcePort = new Option<int>("--salesforce-port") { Description = "Port of the Salesforce lookalike; 0 takes a free one", HelpName = "PORT", DefaultValueFactory = _ => 4020 };
        var contacts = new Option<int>("--contacts") { Description = "How many made-up people HubSpot knows at the start", HelpName = "N" };
        var csv = SharedOptions.Csv();
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same people, ids and disorder", HelpName = "S", DefaultValueFactory = _ => 1 };
        var realistic = new Option<bool>("--realistic") { Description = "Behave like a grown-up organisation: limits, latency, lag, rules that interfere" };
        var bare = new Option<bool>("--bare") { Description = "Without the properties and fields that LeadSync needs" };
        foreach (var option in (Option[])[hubSpotPort, salesforcePort, contacts, csv, seed, realistic, bare]) command.Add(option);
        var clock = ClockOptions.AddTo(command);

        command.SetAction((parsed, token) => RunAsync(
            new SandboxOptions
            {
                HubSpotPort = parsed.GetValue(hubSpotPort),
                SalesforcePort = parsed.GetValue(salesforcePort),
                Contacts = parsed.GetValue(contacts),
                CsvPath = parsed.GetValue(csv)?.FullName,
                Seed = parsed.GetValue(seed),
                Realistic = parsed.GetValue(realistic),
                Bare = parsed.GetValue(bare),
                ClockStart = parsed.GetValue(clock.Start),
                ClockSpeed = parsed.GetValue(clock.Speed),
            },
            parsed.InvocationConfiguration.Output,
            token));
        return command;
    }

    private static async Task<int> RunAsync(SandboxOptions options, TextWriter output, CancellationToken token)
    {
        try
        {
            await using var sandbox = await SandboxHost.StartAsync(options, token);
            await output.WriteLineAsync($"HubSpot     {sandbox.HubSpotUrl}   token sandbox-token, webhook client secret sandbox-client-secret");
            await output.WriteLineAsync($"Salesforce  {sandbox.SalesforceUrl}   client sandbox-client, secret sandbox-secret, users ana, bob, cho@acme.example");
            await output.WriteLineAsync("Ctrl-C stops both, and what they hold is gone.");
            await output.FlushAsync(token);
            await Task.Delay(Timeout.Infinite, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Stopped, as it was asked to.
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new RefusedException(failure.Message, failure);
        }

        return ExitCode.Good;
    }
}
