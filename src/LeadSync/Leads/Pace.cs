namespace LeadSync.Leads;

/// <summary>How fast leads move between the two teams, counted over the last hour.</summary>
/// <param name="Handoffs">Leads that set out for sales.</param>
/// <param name="Returns">Leads that set out back to marketing because their time ran out.</param>
/// <param name="InHand">Leads that sales has now.</param>
/// <param name="Since">When the first lead was handed off here; null before.</param>
/// <param name="ReleasedUntil">Until when somebody has taken the brake off; null where nobody has.</param>
internal sealed record Pace(int Handoffs, int Returns, int InHand, DateTimeOffset? Since, DateTimeOffset? ReleasedUntil)
{
    public static readonly Pace Still = new(0, 0, 0, null, null);
}
