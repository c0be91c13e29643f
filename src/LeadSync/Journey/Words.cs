namespace LeadSync.Journey;

/// <summary>The words a person reads for what the code names.</summary>
internal static class Words
{
    public static string Stage(string stage) => stage switch
    {
        Leads.Stage.Nurture => "with marketing (nurture)",
        Leads.Stage.Mql => "ready for sales (MQL)",
        Leads.Stage.Verifying => "with inside sales, to be checked (verifying)",
        Leads.Stage.Assigned => "with a rep, not yet answered (assigned)",
        Leads.Stage.Sal => "accepted by sales (SAL)",
        Leads.Stage.Sql => "qualified by sales (SQL)",
        Leads.Stage.Recycled => "back with marketing (recycled)",
        _ => stage,
    };

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>"12,000 EUR"; without a currency the bare number.</summary>
    public static string Money(decimal amount, string? currency) =>
        $"{amount.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture)}{(currency is null ? "" : $" {currency}")}";

    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{span.TotalDays:0.#} days",
        { TotalHours: >= 1 } => $"{span.TotalHours:0.#} h",
        { TotalMinutes: >= 1 } => $"{span.TotalMinutes:0.#} min",
        _ => $"{span.TotalSeconds:0} s",
    };
}
