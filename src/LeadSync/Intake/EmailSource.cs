using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Marketing mails that were opened or followed, newest first (HubSpot: Email events API).</summary>
internal sealed class EmailSource(HubSpotConnector hubspot, EngagementWalks walks) : IEngagementSource
{
    /// <summary>HubSpot's own word for it among the sources of a visit.</summary>
    private const string Channel = "EMAIL_MARKETING";

    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["CLICK"] = EngagementKind.EmailClick,
        ["OPEN"] = EngagementKind.EmailOpen,
    };

    public string Name => "e-mail events";

    public bool IsWanted(Rulebook rules) => Kinds.Values.Any(WantedFields.Events(rules).Contains);

    public async Task ReadAsync(SourceRun run, CancellationToken token)
    {
        var wanted = WantedFields.Events(run.Rules);
        var walk = await walks.BeginAsync("mail", run, token);
        for (string? offset = null; ;)
        {
            var page = await hubspot.GetEmailEventsAsync(walk.Since, offset, token);
            await walk.KeepAsync([.. page.Events.Select(one => Tell(one, wanted)).OfType<Told>()]);
            if (!page.HasMore || string.IsNullOrEmpty(page.Offset) || page.Offset == offset) break;

            offset = page.Offset;
        }

        await walk.DoneAsync();
    }

    private static Told? Tell(EmailEvent happened, IReadOnlySet<string> wanted)
    {
        if (Kinds.GetValueOrDefault(happened.Type) is not { } kind || !wanted.Contains(kind) || string.IsNullOrEmpty(happened.Recipient)) return null;

        return new Told(
            new Engagement(
                $"mail/{happened.Created.ToUnixTimeMilliseconds()}/{happened.Id}",
                kind,
                happened.Created,
                Url: happened.Url,
                Title: happened.Subject,
                Channel: Channel),
            ContactId: null,
            happened.Recipient.Trim().ToLowerInvariant());
    }
}
