namespace LeadSync.Cli.Demo;

/// <summary>Marketing's view: watches in HubSpot what LeadSync tells of the leads.</summary>
internal sealed class Feedback(MarketingDesk marketing, DemoNews news, TimeProvider time)
{
    private const int MostLines = 5;

    private readonly HashSet<(string Id, string Stage)> _seen = [];

    /// <param name="firstRead">Done when the worker has read the portal whole: searches before that are counted as its own.</param>
    public async Task WatchAsync(Task firstRead, TimeSpan pace, CancellationToken token)
    {
        await firstRead;
        while (true)
        {
            await Task.Delay(pace, time, token);
            var told = (await marketing.LastToldAsync(token)).Where(contact => _seen.Add((contact.Id, contact.Stage))).ToList();
            foreach (var contact in told.Take(MostLines)) news.Tell($"HubSpot shows contact {contact.Id} as {contact.Stage}{Detail(contact)}");
        }
    }

    private static string Detail(ToldContact contact) =>
        contact.Reason is { Length: > 0 } reason ? $": {reason}" : contact.Owner is { Length: > 0 } owner ? $", with {owner}" : "";
}
