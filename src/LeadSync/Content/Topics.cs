using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>What people read is about what the catalogue says now: a topic follows a later change of it.</summary>
internal static class Topics
{
    /// <summary>Separates the topics of one piece, as HubSpot joins the values of a list.</summary>
    private const char Between = ';';

    /// <summary>The engagements with the topics of the pieces they are about.</summary>
    public static IReadOnlyList<Engagement> Told(IReadOnlyList<Engagement> engagements, ContentRules content) =>
        [.. engagements.Select(engagement => engagement with { Topic = Joined(content.Find(engagement.Url)) })];

    public static IEnumerable<string> Of(Engagement engagement) =>
        engagement.Topic?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string? Joined(ContentPiece? piece) => piece is { Topics.Count: > 0 } ? string.Join(Between, piece.Topics) : null;
}
