using LeadSync.Leads;

namespace LeadSync.Alerts;

/// <summary>A lead as a message tells of it.</summary>
/// <param name="Brief">What the person read and wants, in plain lines; empty where there is none.</param>
internal sealed record AlertCase(Lead Lead, MarketingView Person, Desk Desk, string Brief)
{
    /// <summary>Longest name that a subject line can bear, in characters.</summary>
    private const int MostName = 80;

    /// <summary>The person's name; an address where there is none.</summary>
    public string Name => Letters.OneLine($"{Person["firstname"]} {Person["lastname"]}") is { Length: > 0 } name ? Letters.Cut(name, MostName) : Person["email"] ?? "Somebody";

    /// <summary>With the company, where one is known.</summary>
    public string Who => Person["company"] is { } company ? $"{Name} ({Letters.Cut(Letters.OneLine(company), MostName)})" : Name;
}
