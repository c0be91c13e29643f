using System.CommandLine;
using System.Text.Json;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary><c>provision</c>: creates what LeadSync needs on both sides, and names what only a person can do.</summary>
internal static class ProvisionCommand
{
    public static Command Create()
    {
        var command = new Command("provision", "Create the HubSpot properties, Salesforce fields and permission sets that LeadSync needs; what is there stays as it is, so it can be repeated");
        var config = SharedOptions.Config();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be made" };
        var json = SharedOptions.Json();
        command.Add(config);
        command.Add(dryRun);
        command.Add(json);
        command.SetAction(async (parsed, token) =>
        {
            var rules = Configuration.ToAsk(parsed.GetValue(config)!, parsed.InvocationConfiguration.Error);
            var answer = await RunAsync(rules, parsed.GetValue(dryRun), token);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteAsync(parsed.GetValue(json)
                ? $"{JsonSerializer.Serialize(answer, CliJson.Default.ProvisionAnswer)}\n"
                : ProvisionText.Of(answer));
            return answer.Wrong.Count == 0 ? ExitCode.Good : ExitCode.No;
        });
        return command;
    }

    internal static async Task<ProvisionAnswer> RunAsync(Rulebook rules, bool dryRun, CancellationToken token)
    {
        await using var services = LiveSystems.Of(rules.Settings);
        var salesforce = services.GetRequiredService<SalesforceConnector>();
        var needed = Needed.For(rules.Sla.Recycling.Reasons);
        var both = await Task.WhenAll(
            new HubSpotProvisioner(services.GetRequiredService<HubSpotConnector>()).RunAsync(needed, dryRun, token),
            new SalesforceProvisioner(salesforce).RunAsync(needed, dryRun, token));
        return new ProvisionAnswer(
            dryRun,
            [.. both.SelectMany(one => one.Made)],
            both.Sum(one => one.There),
            [.. both.SelectMany(one => one.Wrong)],
            await ChecklistAsync(rules, salesforce, token));
    }

    private static async Task<IReadOnlyList<string>> ChecklistAsync(Rulebook rules, SalesforceConnector salesforce, CancellationToken token)
    {
        try
        {
            var status = (await salesforce.DescribeAsync("Lead", token)).FirstOrDefault(field => field.Name == "Status");
            var queues = await salesforce.GetQueuesAsync(token);
            return Checklist.Of(
                rules,
                (status?.PicklistValues ?? []).Where(value => value.Active).Select(value => value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase),
                queues.SelectMany(queue => (string[])[queue.DeveloperName, queue.Name]).ToHashSet(StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return []; // what failed is told above
        }
    }
}

/// <summary>The answer of <c>provision</c>.</summary>
/// <param name="Made">What was made; under a dry run, what would be.</param>
/// <param name="There">How many things were there already.</param>
/// <param name="Checklist">What is left for an administrator.</param>
internal sealed record ProvisionAnswer(bool DryRun, IReadOnlyList<string> Made, int There, IReadOnlyList<Shortfall> Wrong, IReadOnlyList<string> Checklist);
