using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>Something a contact did, as the events API tells it.</summary>
internal sealed record Occurrence(string Id, string EventType, long ContactId, DateTimeOffset At, IReadOnlyDictionary<string, string> Properties);

/// <summary>A form and what was sent with it, oldest first.</summary>
internal sealed record Form(string Id, string Name, DateTimeOffset CreatedAt)
{
    public Timeline<Submission> Submissions { get; } = new();

    /// <summary>Names of what it asks for: whatever was ever sent with it.</summary>
    public SortedSet<string> Fields { get; } = ["email"];
}

internal sealed record Submission(string ConversionId, DateTimeOffset At, string? PageUrl, IReadOnlyDictionary<string, string> Values);

/// <summary>A marketing mail's fate at one recipient.</summary>
internal sealed record EmailEvent(string Id, string Type, string Recipient, DateTimeOffset At, string? Url, string? Subject);

/// <summary>What people did: page views, forms, mails.</summary>
internal sealed class EngagementLog
{
    private readonly Dictionary<string, Form> forms = [];
    private readonly Dictionary<string, Timeline<Occurrence>> byType = [];
    private readonly Dictionary<long, Timeline<Occurrence>> byContact = [];
    private long sequence;

    public IEnumerable<Form> Forms => forms.Values;

    /// <summary>Types of which something happened.</summary>
    public IEnumerable<string> EventTypes => byType.Keys;

    public Timeline<EmailEvent> EmailEvents { get; } = new();

    public Form? FindForm(string id) => forms.GetValueOrDefault(id);

    /// <summary>The form of that name, made when it is new. The same name has the same id in every run.</summary>
    public Form FormNamed(string name, DateTimeOffset now)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())).AsSpan(0, 16)).ToString();
        return forms.TryGetValue(id, out var known) ? known : forms[id] = new Form(id, name, now);
    }

    public void AddOccurrence(string type, long contactId, DateTimeOffset at, Dictionary<string, string> properties)
    {
        var (id, seq) = NextId();
        var occurrence = new Occurrence(id, type, contactId, at, properties);
        Of(byType, type).Add(at, seq, occurrence);
        Of(byContact, contactId).Add(at, seq, occurrence);
    }

    public void AddSubmission(Form form, DateTimeOffset at, string? pageUrl, IReadOnlyDictionary<string, string> values)
    {
        var (id, seq) = NextId();
        form.Fields.UnionWith(values.Keys);
        form.Submissions.Add(at, seq, new Submission(id, at, pageUrl, values));
    }

    public void AddEmailEvent(string type, string recipient, DateTimeOffset at, string? url, string? subject)
    {
        var (id, seq) = NextId();
        EmailEvents.Add(at, seq, new EmailEvent(id, type, recipient, at, url, subject));
    }

    public Timeline<Occurrence>? OfType(string type) => byType.GetValueOrDefault(type);

    public Timeline<Occurrence>? OfContact(long contactId) => byContact.GetValueOrDefault(contactId);

    private (string Id, long Seq) NextId() => ($"00000000-0000-4001-8000-{++sequence:x12}", sequence);

    private static Timeline<Occurrence> Of<TKey>(Dictionary<TKey, Timeline<Occurrence>> timelines, TKey key)
        where TKey : notnull => timelines.TryGetValue(key, out var known) ? known : timelines[key] = new();
}
