namespace LeadSync.Leads;

/// <summary>A first load: links who stands on both sides already, and lets in so many a day of those who were ready before LeadSync.</summary>
/// <param name="Since">Contacts made before that stay as they are; null: all of them.</param>
/// <param name="PerDay">Leads handed off a day at most; 0: none.</param>
/// <param name="Cursor">Leads up to this id have been asked for their link.</param>
/// <param name="Total">Leads there were to ask for at the start.</param>
/// <param name="Day">The day that <paramref name="Today"/> counts for, in UTC.</param>
/// <param name="LetIn">Leads let in altogether.</param>
internal sealed record Backfill(
    DateTimeOffset? Since,
    int PerDay,
    string Cursor,
    int Linked,
    int Total,
    DateOnly Day,
    int Today,
    int LetIn,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>How many more may be let in on a day.</summary>
    public int Left(DateOnly day) => Math.Max(0, PerDay - (Day == day ? Today : 0));
}
