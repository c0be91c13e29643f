using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>Everything a brief is made from.</summary>
/// <param name="Stage">Where the lead stands for sales.</param>
/// <param name="Who">With the topics of the catalogue in force.</param>
/// <param name="ValueOf">Answers the names in the catalogue's conditions.</param>
internal sealed record BriefCase(Lead Lead, string Stage, MarketingView Who, Rulebook Rules, Func<string, string?> ValueOf)
{
    /// <summary>When something last happened. A brief is written as of then, so that it reads the same until something happens again.</summary>
    public DateTimeOffset AsOf => Who.Engagements.Select(engagement => engagement.At).Append(Lead.QualifiedAt ?? Who.CreatedAt ?? DateTimeOffset.MinValue).Max();

    public IReadOnlyList<Interest> Interests => Content.Interests.Of(Who.Engagements, Rules.Scoring.HalfLife, AsOf);
}

/// <summary>From what is known of a lead to what a rep should know of it.</summary>
internal static class BriefWriter
{
    private const int MostTopics = 3;
    private const int MostReasons = 3;

    public static Brief Write(BriefCase about)
    {
        var calendar = new Calendar(about.Rules.Sla.TimeZone, about.AsOf);
        var interests = about.Interests;
        var readings = new Readings(about.Who.Engagements, about.Rules.Content, calendar);
        var score = about.Lead.Score;
        return new Brief
        {
            WhyNow = WhyNow(about.Lead, calendar),
            Topics = [.. interests.Take(MostTopics).Select(interest => new BriefTopic(interest.Topic, Word(interest.Trend), calendar.Day(interest.Last)))],
            Pieces = readings.Pieces,
            Forms = readings.Forms,
            Depth = Sentence(Depth.Of(about.Who, about.Rules.Content.Brief)),
            Source = about.Who[BriefRules.Source] is { } source ? PlainWords.Channel(source) : null,
            Facts = [.. from fact in about.Rules.Content.Brief.Facts let value = Value(fact, about.Who) where value is not null select (fact.Say, value)],
            Score = Sentence(score, about.Rules.Scoring.QualifyAt),
            Grade = Sentence(score.Grade, about.Rules.Scoring.Grades),
            Reasons = [.. score.Reasons.Where(reason => reason.Points > 0).Take(MostReasons).Select(Reason)],
            Against = [.. score.Reasons.Where(reason => reason.Points < 0).Take(MostReasons).Select(Reason), .. Doubts(about, calendar)],
            Next = Recommendations.For(about.Who.Engagements, interests, about.Stage, about.Rules, about.ValueOf, calendar),
        };
    }

    /// <summary>The person's own wish, marketing's word, or what weighs most in the score; null before the lead was ready.</summary>
    private static string? WhyNow(Lead lead, Calendar calendar)
    {
        if (lead is not { QualifiedAt: { } ready, Cycle: > 0 }) return null;

        var strongest = lead.Score.Reasons.Where(reason => reason.Points > 0).Take(2).Select(reason => reason.Because).ToList();
        var because = lead.ReadyBecause is { Length: > 0 } said && (lead.HandRaiser || strongest.Count == 0 || !IsByScore(said)) ? said
            : strongest.Count > 0 ? string.Join(", ", strongest)
            : "marketing finds them ready";
        return $"{because} ({(lead.HandRaiser ? "" : "ready since ")}{calendar.Day(ready)})";
    }

    // The readiness rule begins so where a number was enough.
    private static bool IsByScore(string because) => because.StartsWith("scored", StringComparison.Ordinal) || because.StartsWith("engagement", StringComparison.Ordinal);

    /// <summary>What speaks against, beside the points.</summary>
    private static IEnumerable<BriefReason> Doubts(BriefCase about, Calendar calendar)
    {
        if (about.Lead.ReturnedAt is { } returned) yield return new BriefReason(null, $"came back from sales on {calendar.Day(returned)}: {PlainWords.OneLine(about.Lead.ReturnReason ?? "no reason was given")}");
        if (about.Who[BriefRules.OptedOut] == "true") yield return new BriefReason(null, "wants no mail of ours");
        if (about.Who.Engagements.Count == 0 && about.Who[about.Rules.Content.Brief.Visits] == "0") yield return new BriefReason(null, "was never seen on our site");
    }

    private static BriefReason Reason(ScoreReason reason) => new(reason.Points.ToString("+0;-0", CultureInfo.InvariantCulture), reason.Because);

    private static string? Value(BriefFact fact, MarketingView who) =>
        who[fact.Property]?.Trim() is not { Length: > 0 } value || fact.Unless.Contains(value, StringComparer.OrdinalIgnoreCase) ? null
            : PlainWords.OneLine(fact.Words.GetValueOrDefault(value) ?? value);

    private static string Sentence(Score score, QualifyAt at) => at switch
    {
        { Score: { } enough } => $"{Points(score.Total)} ({enough} make a lead ready)",
        { Engagement: { } enough } => $"{Points(score.Engagement)} for what they did ({enough} make a lead ready)",
        _ => $"{Points(score.Total)} by our own rules",
    };

    private static string? Sentence(string grade, IReadOnlyList<GradeRule> grades) => grade.Length == 0 ? null
        : grades is [var best, .., var worst] ? $"{grade} (from {best.Grade}, the best, to {worst.Grade})"
        : grade;

    private static string? Sentence(Depth depth)
    {
        IEnumerable<string?> parts =
        [
            depth.Visits > 0 ? Count(depth.Visits, "visit") : null,
            depth.Pages > 0 ? Count(depth.Pages, "page") : null,
            depth.Minutes is { } minutes ? $"{(depth.AtLeast ? "at least " : "")}{Count(minutes, "minute")} on the site" : null,
        ];
        var known = string.Join(", ", parts.OfType<string>());
        return known.Length > 0 ? known : null;
    }

    private static string Points(int points) => Count(points, "point");

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Word(Trend trend) => trend switch { Trend.Rising => "rising", Trend.Fading => "fading", _ => "steady" };
}
