using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Planning;

/// <summary>
/// What nobody can know before it happens, in words instead of made-up values: the id of a new lead, and every time that counts from the handoff.
/// The ids of new records and contacts are such words from the start.
/// </summary>
internal sealed class PaperWords
{
    public const string NewLeadSyncId = "<new LeadSync id>";
    public const string HandedOff = "<handed off>";
    public const string Seen = "<when it is seen>";
    private const string ToTheMinute = "yyyy-MM-dd HH:mm 'UTC'";

    private readonly List<(string Value, string Word)> _words = [];
    private readonly string _day = "<the day it is handed off>";

    public PaperWords(PaperLead lead, Rulebook rules)
    {
        var (before, after) = (lead.First.Lead, lead.Look.Lead);
        if (lead.IsNew) _words.Add((after.Id.Value, NewLeadSyncId));
        Time(before.AssignedAt, after.AssignedAt, HandedOff);
        Time(before.AcceptedAt, after.AcceptedAt, Seen);
        foreach (var clock in after.Clocks.Where(clock => before.Clocks.All(one => one.Started != clock.Started) && clock.Started != before.AssignedAt && clock.Started != before.AcceptedAt))
        {
            var word = Due(clock, rules);
            Time(null, clock.Due, word);
            // The Task on a Contact is the handoff itself: it is made before anything is promised.
            if (clock.Until == Stage.Sal && after.Crm is not { IsLead: false }) _day = $"<the day of {word.Trim('<', '>')}>";
        }
    }

    /// <summary>A value of a field, with words for what is not known yet.</summary>
    public string In(string field, string value) => field == "ActivityDate" && value.Length > 0
        ? _day
        : _words.Aggregate(value, (said, one) => said.Replace(one.Value, one.Word, StringComparison.Ordinal));

    /// <summary>Elapsed time is the same whenever it begins; office hours are not.</summary>
    private static string Due(Clock clock, Rulebook rules)
    {
        var rule = rules.Sla.Clocks.FirstOrDefault(rule => rule.Clock == clock.Name);
        var since = rule?.From == Stage.Sal ? "accepted" : "handed off";
        return clock is { Terms: { Business: false, DueInHours: false } terms, Paused.Count: 0 }
            ? $"<{since} + {Words.Span(terms.Within)}>"
            : $"<{clock.Due.ToString(ToTheMinute, CultureInfo.InvariantCulture)} if {since} now>";
    }

    /// <summary>In each of the forms that times are written in.</summary>
    private void Time(DateTimeOffset? before, DateTimeOffset? after, string word)
    {
        if (after is not { } time || before == after) return;

        _words.Add((time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), word));
        _words.Add((time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), word));
        _words.Add((Words.Time(time), word));
    }
}
