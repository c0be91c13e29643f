using System.Globalization;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Storage;

namespace LeadSync.Content;

/// <summary>
/// Brings the posts of HubSpot's blog with their tags, so that their topics need no entry in <c>content.yaml</c>. What changed is
/// asked for by time, one call where nothing did; once a day all is read, for a deleted post shows by its absence alone.
/// </summary>
internal sealed class BlogImport(HubSpotConnector hubspot, Database database, Library library, TimeProvider time, ILogger<BlogImport> logger)
{
    private const string ReadMark = "blog/read";
    private const string WholeMark = "blog/read-whole";

    /// <summary>Their clock and ours differ.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    private bool _isRefused;

    public async Task RunAsync(CancellationToken token)
    {
        var begun = time.GetUtcNow();
        var (read, whole) = await database.ReadAsync(session => (Time(Marks.Get(session, ReadMark)), Time(Marks.Get(session, WholeMark))), token);
        var isWhole = whole is not { } last || begun - last >= WholeEvery;
        try
        {
            await KeepAsync(await BlogReader.ReadAsync(hubspot, isWhole ? null : read - Overlap, token), isWhole, begun);
            _isRefused = false;
        }
        catch (CallRefusedException refused)
        {
            if (!_isRefused) BlogImportLog.Refused(logger, refused.Message);
            _isRefused = true;
        }
    }

    private async Task KeepAsync(IReadOnlyList<Leads.BlogPost> posts, bool isWhole, DateTimeOffset begun)
    {
        await database.WriteAsync(session =>
        {
            if (isWhole) PostRows.Clear(session);
            foreach (var post in posts) PostRows.Keep(session, post);
            Marks.Set(session, ReadMark, begun.ToString("O"));
            if (isWhole) Marks.Set(session, WholeMark, begun.ToString("O"));
        });
        if (isWhole || posts.Count > 0) library.Changed();
    }

    private static DateTimeOffset? Time(string? mark) => mark is null ? null : DateTimeOffset.Parse(mark, CultureInfo.InvariantCulture);
}

/// <summary>Reads the blog every quarter of an hour.</summary>
internal sealed class BlogImportLoop(BlogImport import, TimeProvider time, ILogger<BlogImportLoop> logger)
    : CycleLoop(new Cadence(Pace, TimeSpan.FromHours(1)), time, logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(15);

    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        await import.RunAsync(stoppingToken);
        return false;
    }
}

internal static partial class BlogImportLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "HubSpot does not show its blog, so topics come from content.yaml alone. It is asked again; a token needs the scope content. {Reason}")]
    public static partial void Refused(ILogger logger, string reason);
}
