using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Which sources tell what people did, in this account and at present.</summary>
internal static class SourceMarks
{
    public const string PageViews = "page views";
    public const string Mails = "e-mail events";

    /// <summary>When a source was first read to its end; gone while HubSpot refuses it.</summary>
    public static string Works(string source) => $"poll/{source}/begun";

    /// <summary>Kinds that a finer source tells of by itself. There the contact's own word is not taken: it would come first at times, and know no title.</summary>
    public static IReadOnlyCollection<string> ToldFiner(SqlSession session) =>
    [
        .. Marks.Get(session, Works(PageViews)) is null ? [] : new[] { EngagementKind.PageView },
        .. Marks.Get(session, Works(Mails)) is null ? [] : new[] { EngagementKind.EmailClick, EngagementKind.EmailOpen },
    ];
}
