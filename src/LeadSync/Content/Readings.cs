using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>What somebody read and wrote last, in words.</summary>
internal sealed class Readings(IReadOnlyList<Engagement> engagements, ContentRules content, Calendar calendar)
{
    private const int MostPieces = 5;
    private const int MostForms = 3;

    private readonly IReadOnlyList<Engagement> _newestFirst =
        [.. engagements.DistinctBy(engagement => engagement.Key).OrderByDescending(engagement => engagement.At).ThenBy(engagement => engagement.Key, StringComparer.Ordinal)];

    /// <summary>The last five different ones; read again, a piece stands at its newest reading.</summary>
    public IReadOnlyList<BriefPiece> Pieces =>
    [
        .. _newestFirst.Select(engagement => (Engagement: engagement, What: What(engagement))).Where(one => one.What is not null)
            .GroupBy(one => one.What!, StringComparer.OrdinalIgnoreCase)
            .Take(MostPieces)
            .Select(same => new BriefPiece(calendar.Day(same.First().Engagement.At), $"{same.Key}{Times(same.Count())}", How(same.First().Engagement))),
    ];

    /// <summary>Each form once, as it was filled in last.</summary>
    public IReadOnlyList<BriefForm> Forms =>
    [
        .. _newestFirst.Where(engagement => engagement.Kind == EngagementKind.FormSubmit)
            .DistinctBy(engagement => engagement.FormId ?? engagement.Form)
            .Take(MostForms)
            .Select(filled => new BriefForm(
                PlainWords.OneLine(filled.Form ?? "without a name"),
                calendar.Day(filled.At),
                [.. (filled.Answers ?? []).Select(answer => (PlainWords.OneLine(answer.Question), PlainWords.OneLine(answer.Text)))])),
    ];

    /// <summary>Everything, one line each, newest first; of a form its name, and the page it stood on.</summary>
    public IEnumerable<(DateTimeOffset At, string What)> Diary => _newestFirst.Select(engagement => (engagement.At, What: What(engagement) ?? Other(engagement), How: How(engagement)))
        .Select(one => (one.At, one.How is null ? one.What : $"{one.What}, {one.How}"));

    private static string Other(Engagement engagement) => engagement switch
    {
        { Kind: EngagementKind.FormSubmit } => $"filled in the form \"{PlainWords.OneLine(engagement.Form ?? engagement.FormId ?? "without a name")}\"{(Page(engagement) is { } page ? $" on {page}" : "")}",
        { Kind: EngagementKind.Custom, Title: { Length: > 0 } title } => $"did \"{PlainWords.OneLine(title)}\"",
        { Kind: EngagementKind.Download } => "took a document",
        _ => "read a page",
    };

    /// <summary>Null for what is no reading, and for pages that nobody could name.</summary>
    private string? What(Engagement engagement)
    {
        var piece = content.Find(engagement.Url);
        var name = piece is { Format.Length: > 0 } ? $"{piece.Title} ({piece.Format})" : piece?.Title;
        return engagement.Kind switch
        {
            EngagementKind.PageView => (name ?? Page(engagement)) is { } page ? $"read {page}" : null,
            EngagementKind.Download => (name ?? Page(engagement)) is { } document ? $"took {document}" : null,
            EngagementKind.EmailClick => Followed(name ?? (engagement.Url is { } url ? WebAddress.Path(WebAddress.Plain(url)) : null), engagement.Title),
            EngagementKind.EmailOpen => engagement.Title is { Length: > 0 } subject ? $"opened the mail \"{PlainWords.OneLine(subject)}\"" : "opened a mail of ours",
            _ => null,
        };
    }

    private static string? Page(Engagement engagement) =>
        engagement.Title is { Length: > 0 } title ? PlainWords.OneLine(title)
            : engagement.Url is { Length: > 0 } url && WebAddress.Path(WebAddress.Plain(url)) is var path ? path.Contains("://", StringComparison.Ordinal) ? "the home page" : path
            : null;

    private static string Followed(string? link, string? subject)
    {
        var mail = string.IsNullOrEmpty(subject) ? "a mail of ours" : $"the mail \"{PlainWords.OneLine(subject)}\"";
        return link is null ? $"followed {mail}" : $"followed {mail} to {link}";
    }

    private static string Times(int count) => count switch { 1 => "", 2 => ", twice", _ => $", {count} times" };

    /// <summary>A mail says by itself how it came.</summary>
    private static string? How(Engagement engagement) =>
        engagement is { Kind: EngagementKind.PageView or EngagementKind.Download, Channel: { Length: > 0 } channel } ? $"came by {PlainWords.Channel(channel)}" : null;
}
