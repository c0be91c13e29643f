namespace LeadSync.Leads;

/// <summary>One source's word of a thing that happened. The same thing may be told by several.</summary>
/// <param name="SameAs">Key of the mention that counts for this thing; null: this one counts.</param>
internal sealed record Mention(Engagement Engagement, ToldBy By, string? SameAs = null)
{
    /// <summary>Key of the thing that this tells of.</summary>
    public string Thing => SameAs ?? Engagement.Key;

    /// <summary>The things that happened, in the order of time.</summary>
    public static List<Engagement> Things(IEnumerable<Mention> mentions) =>
    [
        .. mentions.GroupBy(mention => mention.Thing, StringComparer.Ordinal).Select(InOne)
            .OrderBy(thing => thing.At).ThenBy(thing => thing.Key, StringComparer.Ordinal),
    ];

    /// <summary>One thing in the words of its finest mention; the coarser ones add what that left out.</summary>
    public static Engagement InOne(IEnumerable<Mention> ofOneThing) => ofOneThing
        .OrderBy(mention => mention.By).ThenBy(mention => mention.Engagement.At).ThenBy(mention => mention.Engagement.Key, StringComparer.Ordinal)
        .Select(mention => mention.Engagement)
        .Aggregate((finest, coarser) => finest.Beside(coarser));
}

/// <summary>Where HubSpot told of a thing, the finest first. The numbers are stored.</summary>
internal enum ToldBy
{
    /// <summary>A form's submissions.</summary>
    Submission = 0,

    /// <summary>An event of the contact: one page view, one form, one download.</summary>
    Event = 1,

    /// <summary>The other event that HubSpot makes of the same form within the minute (HubSpot: Events guide).</summary>
    SecondEvent = 2,

    /// <summary>An event of a marketing mail.</summary>
    Mail = 3,

    /// <summary>The contact's own properties, which know only the last time of each kind.</summary>
    Contact = 9,
}
