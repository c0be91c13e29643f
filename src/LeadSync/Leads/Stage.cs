namespace LeadSync.Leads;

/// <summary>The stages that LeadSync itself moves a lead to; <c>stages.yaml</c> may say more about each and order them.</summary>
internal static class Stage
{
    public const string Nurture = "nurture";
    public const string Mql = "mql";
    public const string Verifying = "verifying";
    public const string Assigned = "assigned";
    public const string Sal = "sal";
    public const string Sql = "sql";
    public const string Opportunity = "opportunity";
    public const string Won = "won";
    public const string Lost = "lost";
    public const string Recycled = "recycled";
    public const string Unreachable = "unreachable";
    public const string Disqualified = "disqualified";
}
