using LeadSync.Content;
using LeadSync.Journey;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary>One lead's whole story in sentences that a rep understands. Reads nothing: everything it tells of is handed in.</summary>
internal sealed class Story(StoredLead stored, Rulebook rules, DateTimeOffset now)
{
    private const int MostDeeds = 25;

    private Lead Lead => stored.Lead;

    private StageRule? Stage => rules.Stages.Stages.FirstOrDefault(stage => stage.Name == Lead.Stage);

    /// <summary>Sections with their sentences, in the order in which one asks; an empty one is left out.</summary>
    public IReadOnlyList<StorySection> Tell() =>
        [.. new[]
        {
            new StorySection("Now", [.. Now()]),
            new StorySection("Score", [.. Score()]),
            new StorySection("In brief", [.. Brief().Split('\n', StringSplitOptions.RemoveEmptyEntries)]),
            new StorySection("What they did", [.. Deeds()]),
            new StorySection("In the way", [.. Lead.Holds.Select(hold => $"{Sentence(hold.Because)} (since {Words.Time(hold.Since)})")]),
            new StorySection("So far", [.. stored.History.Select(entry => $"{Words.Time(entry.At)}  {Sentence(entry.Text)}")]),
            new StorySection("Salesforce was told", Told(Lead.ToldSalesforce)),
            new StorySection("HubSpot was told", Told(Lead.ToldHubSpot)),
        }.Where(section => section.Sentences.Count > 0)];

    private IEnumerable<string> Now()
    {
        yield return $"{Name()} {Place()}: {Stage?.Means ?? "a stage that stages.yaml no longer names"} ({Lead.Stage}).";
        yield return KnownAs();
        if (Lead.Because.Length > 0) yield return Sentence($"{(IsBack ? "Why not again yet" : "Why")}: {Lead.Because}");
        if (Lead.Owner is { } owner && !IsWithMarketing && Lead.OwnerBecause.Length > 0) yield return Sentence($"Why {owner.Label}: {Lead.OwnerBecause}");
        if (Lead is { QualifiedAt: { } qualified, Cycle: > 0 }) yield return Travelled(qualified);
        foreach (var clock in Lead.Clocks.Where(clock => clock.IsOpen)) yield return Deadline(clock);
        if (Lead is { ReturnedAt: { } returned }) yield return Sentence($"It came back {Times(Lead.Returns)}, last on {Words.Time(returned)}: {Lead.ReturnReason ?? "no reason was given"}");
        if (Lead.Gone) yield return "The contact is gone from HubSpot: marketing sees nothing of it any more.";
    }

    private IEnumerable<string> Score()
    {
        var readiness = Threshold.Of(Lead.Score, rules.Scoring);
        var grade = Lead.Score.Grade.Length > 0 ? $", grade {Lead.Score.Grade}" : "";
        var reasons = Lead.Score.Reasons.Select(reason => $"{reason.Points:+0;-0} {reason.Because}").ToList();
        yield return $"It {Verb(readiness.Because)}{grade}{(reasons.Count == 0 ? ": nothing is known yet that counts." : $": {string.Join(", ", reasons)}.")}";
        if (Lead.Score is { Fit: not 0, Engagement: not 0 } score) yield return $"Of these {score.Fit} are for who they are, and {score.Engagement} for what they do.";
        if (IsWithMarketing && !IsBack && !readiness.IsReady && !IsExcluded) yield return $"What would make it ready: {string.Join("; or ", WaysToBeReady())}.";
    }

    private IEnumerable<string> WaysToBeReady()
    {
        if (rules.Scoring.QualifyAt.Score is { } needed) yield return $"{needed - Lead.Score.Total} more points";
        foreach (var condition in rules.Scoring.ReadyWhen) yield return ConditionSentence.Of(condition);
        foreach (var raiser in rules.Scoring.HandRaisers.DistinctBy(raiser => raiser.Because)) yield return raiser.Because;
    }

    /// <summary>What a rep reads, or would read if the lead went to sales now.</summary>
    private string Brief()
    {
        if (stored.Contact is not { } contact) return "";

        var content = rules.Content.With(stored.Posts);
        var who = new MarketingView(true, contact.Id, contact.Properties, contact.CreatedAt, Topics.Told(stored.Engagements, content), stored.Lists);
        return Briefing.Always(new Look(Lead, who, SalesView.NotAsked, Desk.Empty, rules with { Content = content }, now)).Brief;
    }

    private IEnumerable<string> Deeds()
    {
        var diary = new Readings(stored.Engagements, rules.Content.With(stored.Posts), new Calendar(rules.Sla.TimeZone, now)).Diary.ToList();
        foreach (var (at, what) in diary.Take(MostDeeds)) yield return $"{Words.Time(at)}  {what}.";
        if (diary.Count > MostDeeds) yield return $"And {diary.Count - MostDeeds} more, back to {Words.Time(diary[^1].At)}.";
    }

    private bool IsWithMarketing => Lead.Stage == Leads.Stage.Nurture || Stage?.Ends == StageEnd.Return;

    private bool IsBack => IsWithMarketing && Lead.ReturnedAt is not null;

    private bool IsExcluded => Lead.Because.StartsWith("excluded", StringComparison.Ordinal);

    private string Name()
    {
        var parts = new[] { stored.Contact?.Properties.GetValueOrDefault("firstname"), stored.Contact?.Properties.GetValueOrDefault("lastname") };
        var name = string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return name.Length > 0 ? name : $"Lead {Lead.ContactId ?? Lead.Id.Value}";
    }

    private string KnownAs()
    {
        var names = new List<string> { $"LeadSync lead {Lead.Id}" };
        if (Lead.ContactId is { } contact) names.Add($"HubSpot contact {contact}");
        if (Lead.Crm is { } record) names.Add($"Salesforce {record.Object} {record.Id}");
        if (Lead.Email is { } email) names.Add(email);
        return $"Known as {string.Join(", ", names)}.";
    }

    private string Place() => (Stage?.Ends, Lead.Owner) switch
    {
        _ when IsWithMarketing => "is with marketing",
        (StageEnd.Good or StageEnd.Never, _) => "is closed",
        (_, null) => "is on the way to sales, with nobody yet",
        (_, { IsQueue: true } queue) => $"waits in the queue {queue.Label}",
        (_, var person) => $"is with {person.Label}",
    };

    private string Travelled(DateTimeOffset qualified) => Lead.HandedOffAt is { } arrived
        ? $"It was ready on {Words.Time(qualified)}, and Salesforce had it {Words.Span(arrived - qualified)} later."
        : $"It was ready on {Words.Time(qualified)}, and is not in Salesforce yet.";

    private string Deadline(Clock clock)
    {
        var deed = clock.Done;
        var left = clock.Due - now;
        var when = left >= TimeSpan.Zero ? $"in {Words.Span(left)}" : $"{Words.Span(-left)} ago";
        var otherwise = clock.Ladder.Any(step => step is { Deed: LadderDeed.Reassign, Taken: null }) ? ", or somebody else gets it" : clock.Reverts ? ", or it goes back to marketing" : "";
        return left >= TimeSpan.Zero
            ? $"It is to be {deed} by {Words.Time(clock.Due)} ({when}){otherwise}."
            : $"It was to be {deed} by {Words.Time(clock.Due)} ({when}){otherwise}.";
    }

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };

    private static List<string> Told(IReadOnlyDictionary<string, string> values) =>
        [.. values.Where(value => value.Value.Length > 0 && value.Key != Briefing.BriefField).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key} is {value.Value}")];

    /// <summary>"scored 12 of the 60 needed" is a verb already; "engagement 10 of the 40 needed" wants one.</summary>
    private static string Verb(string because) => because.StartsWith("scored", StringComparison.Ordinal) ? because : $"has {because}";

    private static string Sentence(string text) => text.TrimEnd().EndsWith('.') ? text : $"{text}.";
}

internal sealed record StorySection(string Title, IReadOnlyList<string> Sentences);

/// <summary>One lead as the store has it.</summary>
/// <param name="Contact">The contact as last read; null before the first look.</param>
internal sealed record StoredLead(Lead Lead, ContactRow? Contact, IReadOnlyList<HistoryEntry> History)
{
    public IReadOnlyList<Engagement> Engagements { get; init; } = [];

    /// <summary>HubSpot lists the contact is on.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>HubSpot's blog.</summary>
    public IReadOnlyList<BlogPost> Posts { get; init; } = [];

    /// <summary>The lead that somebody means by an address or an id; null where there is none.</summary>
    public static StoredLead? Find(SqlSession session, string who) =>
        LeadFinder.Find(session, who) is { } lead
            ? new StoredLead(lead, LeadRows.Contact(session, lead.Id), HistoryRows.Of(session, lead.Id))
            {
                Engagements = EngagementRows.Of(session, lead.ContactId, lead.Email),
                Lists = lead.ContactId is { } contact ? ListRows.Of(session, contact) : [],
                Posts = PostRows.All(session),
            }
            : null;
}
