using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>Marketing mails that were opened or followed, newest first (HubSpot: Email events API).</summary>
internal sealed class EmailSource(HubSpotConnector hubspot, EngagementWalks walks) : IEngagementSource
{
    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["CLICK"] = EngagementKind.EmailClick,
        ["OPEN"] = EngagementKind.EmailOpen,
    };

    public string Name => SourceMarks.Mails;

    public async Task ReadAsync(SourceRun run, CancellationToken token)
    {
        var walk = await walks.BeginAsync("mail", run, token);
        for (string? offset = null; ;)
        {
            var page = await hubspot.GetEmailEventsAsync(walk.Since, offset, token);
            await walk.KeepAsync([.. page.Events.Select(one => Tell(one)).OfType<Told>()]);
            if (!page.HasMore || string.IsNullOrEmpty(page.Offset) || page.Offset == offset) break;

            offset = page.Offset;
        }

        await walk.DoneAsync();
    }

    private static Told? Tell(EmailEvent happened)
    {
        if (Kinds.GetValueOrDefault(happened.Type) is not { } kind || string.IsNullOrEmpty(happened.Recipient)) return null;

        return new Told(
            new Engagement(
                $"mail/{happened.Created.ToUnixTimeMilliseconds()}/{happened.Id}",
                kind,
                happened.Created,
                Url: happened.Url,
                Title: happened.Subject,
                Channel: Channels.Of("EMAIL_MARKETING", happened.Url)),
            ToldBy.Mail,
            ContactId: null,
            happened.Recipient.Trim().ToLowerInvariant());
    }
}
