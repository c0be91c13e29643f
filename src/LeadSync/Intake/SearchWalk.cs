using System.Globalization;
using LeadSync.HubSpot;

namespace LeadSync.Intake;

/// <summary>How to walk through all contacts changed since a moment, though a search ends at 10,000 results and contacts move while it is read.</summary>
/// <remarks>
/// Every page is a new search that begins at the last stamp seen. A page found by its offset would skip a contact whenever one before it
/// changed meanwhile and moved to the end; and offsets end at 10,000 ("HubSpot: Search the CRM"). Where a whole page shares one stamp,
/// as bulk jobs leave it, that stamp is walked through in the order of ids.
/// </remarks>
internal static class SearchWalk
{
    public const string StampProperty = "lastmodifieddate";

    /// <summary>The search that follows a page; null after the last one.</summary>
    public static ContactSearch? Next(ContactSearch asked, ContactPage page)
    {
        var isLast = page.After is null;
        if (isLast)
            return asked.ExactMs is { } done ? asked with { ExactMs = null, AfterId = null, After = null, SinceMs = done + 1 } : null;

        // Found, and gone before they could be read in full: only the offset leads past them.
        if (page.Contacts is not [.., var last]) return asked with { After = page.After };
        if (asked.ExactMs is not null) return asked with { AfterId = last.Id, After = null };

        var stamp = StampOf(last);
        return stamp > asked.SinceMs
            ? asked with { SinceMs = stamp, After = null }
            : asked with { ExactMs = asked.SinceMs, AfterId = null, After = null };
    }

    /// <summary>When a contact last changed, in milliseconds since 1970; 0 where it does not say.</summary>
    public static long StampOf(HubSpotContact contact) => Ms(contact[StampProperty]) ?? contact.UpdatedAt?.ToUnixTimeMilliseconds() ?? 0;

    /// <summary>HubSpot writes instants in ISO 8601, and at times in milliseconds.</summary>
    public static long? Ms(string? stamp) =>
        long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms
        : DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds()
        : null;
}
