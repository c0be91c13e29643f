using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>The next leads of a review, in the order of their ids.</summary>
/// <param name="IsOver">All were asked for, and what they were asked for is done.</param>
internal sealed record ReviewStep(Review Review, IReadOnlyList<LeadId> Leads, bool IsOver = false)
{
    /// <summary>Reads only: looking for leads among a hundred thousand must not keep others from writing.</summary>
    public static ReviewStep Next(SqlSession session, Review review)
    {
        var waiting = WorkRows.Count(session, Shift.Backfill);
        if (waiting >= BackfillStep.Most) return new ReviewStep(review, []);

        var leads = ReviewRows.Next(session, review.Field, review.Cursor, BackfillStep.Most);
        return new ReviewStep(review, leads, leads.Count == 0 && waiting + OutboxRows.Count(session, Shift.Backfill) == 0);
    }

    /// <summary>Asks for some of them, in one transaction with the count of it.</summary>
    /// <remarks>A mapping is new to a lead only beside what both sides have in it; for its score what is remembered will do.</remarks>
    public void Ask(SqlSession session, IReadOnlyList<LeadId> some, DateTimeOffset due)
    {
        if (ReviewRows.Get(session, Review.Field) is not { FinishedAt: null } review) return;

        foreach (var lead in some) WorkRows.Touch(session, new Arrival(lead, Review.Field is null ? Sides.None : Sides.Salesforce, Lane.Backfill, due));
        ReviewRows.Put(session, review with { Cursor = some[^1].Value, Asked = review.Asked + some.Count });
    }

    /// <summary>It is over: a mapping that was brought is not offered again, whoever of the leads can carry it.</summary>
    public void End(SqlSession session, DateTimeOffset now)
    {
        ReviewRows.Put(session, Review with { FinishedAt = now });
        if (Review.Field is { } field) CaughtUp.Add(session, field);
    }
}
