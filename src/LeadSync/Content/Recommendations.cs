using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>What to send next: not read yet, about what the person cares for, fit for where the lead stands.</summary>
internal static class Recommendations
{
    private const int Most = 3;

    /// <param name="stage">Where the lead stands.</param>
    /// <param name="valueOf">Answers the names in the catalogue's conditions.</param>
    public static IReadOnlyList<Recommendation> For(
        IReadOnlyList<Engagement> engagements, IReadOnlyList<Interest> interests, string stage, Rulebook rules, Func<string, string?> valueOf, Calendar calendar)
    {
        var read = engagements.Select(engagement => rules.Content.Find(engagement.Url)?.Title ?? engagement.Title).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var places = interests.Select((interest, place) => (interest, place)).ToDictionary(one => one.interest.Topic, one => one.place, StringComparer.OrdinalIgnoreCase);
        var fitting =
            from piece in rules.Content.Pieces
            where piece.Link is not null && !read.Contains(piece.Title) && Fits(piece, stage, rules.Stages)
            let place = piece.Topics.Min(topic => places.TryGetValue(topic, out var at) ? at : (int?)null)
            where piece.Recommend?.Holds(valueOf) ?? place is not null
            orderby place ?? int.MaxValue, piece.Recommend is null, piece.Stage != stage
            select (Piece: piece, Place: place);
        return [.. fitting.DistinctBy(one => one.Piece.Title, StringComparer.OrdinalIgnoreCase).Take(Most).Select(one => Said(one.Piece, one.Place))];

        Recommendation Said(ContentPiece piece, int? place) =>
            new(piece.Title, piece.Format, piece.Link!, piece.Because.Length > 0 ? piece.Because : Reason(place is { } at ? interests[at] : null, isFirst: place == 0, calendar));
    }

    /// <summary>A condition of the admin's own says all there is to say of stages; else nothing is sent before its time.</summary>
    private static bool Fits(ContentPiece piece, string stage, StageRules stages) =>
        piece.Recommend is not null || piece.Stage.Length == 0 || stages.Order(piece.Stage) <= stages.Order(stage) + 1;

    private static string Reason(Interest? interest, bool isFirst, Calendar calendar) => interest switch
    {
        null => "Written for people at this point; they have not read it",
        _ when isFirst => $"About {interest.Topic}, which they care for most (last on {calendar.Day(interest.Last)}); they have not read it",
        _ => $"About {interest.Topic}, which they looked at on {calendar.Day(interest.Last)}; they have not read it",
    };
}
