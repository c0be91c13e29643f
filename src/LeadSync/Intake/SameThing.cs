using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>Which mentions are of one and the same thing.</summary>
/// <remarks>
/// A source tells each thing once, and stamps it within a minute of what the others say. So the mentions of a finer source stand, and each of a
/// coarser one goes to the earliest of them that it can mean and that its source has not told yet. Taken in the order of time this finds a place
/// for as many as can have one: where the finest source has told all, the coarser ones add nothing. The whole is a function of what was told,
/// whatever the order it came in.
/// </remarks>
internal static class SameThing
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    /// <summary>The mentions of one person, each with the one that counts for it.</summary>
    public static List<Mention> Settle(IEnumerable<Mention> mentions) => [.. mentions.GroupBy(mention => mention.Engagement.Kind, StringComparer.Ordinal).SelectMany(OfOneKind)];

    private static IEnumerable<Mention> OfOneKind(IEnumerable<Mention> mentions)
    {
        var things = new List<List<Mention>>();
        foreach (var mention in FinestFirst(mentions))
        {
            if (things.Where(thing => CanMean(mention, thing)).MinBy(thing => thing[0].Engagement.At) is { } same) same.Add(mention);
            else things.Add([mention]);
        }

        return things.SelectMany(thing => thing.Select(mention => mention with { SameAs = mention == thing[0] ? null : thing[0].Engagement.Key }));
    }

    private static IEnumerable<Mention> FinestFirst(IEnumerable<Mention> mentions) =>
        mentions.OrderBy(mention => mention.By).ThenBy(mention => mention.Engagement.At).ThenBy(mention => mention.Engagement.Key, StringComparer.Ordinal);

    private static bool CanMean(Mention mention, List<Mention> thing) =>
        (mention.Engagement.At - thing[0].Engagement.At).Duration() <= Within
        && Fits(mention.Engagement, thing[0].Engagement)
        && thing.TrueForAll(other => other.By != mention.By || IsSameMoment(other, mention));

    /// <summary>A contact's properties say when it was last; read again after the contact was merged, they say so under another key.</summary>
    private static bool IsSameMoment(Mention one, Mention other) => one.By == ToldBy.Contact && one.Engagement.At == other.Engagement.At;

    private static bool Fits(Engagement one, Engagement other) => one.Kind == EngagementKind.FormSubmit ? IsSameForm(one, other) : IsSamePage(one.Url, other.Url);

    /// <summary>By guid where both have one. A contact's conversion is named "Page title: Form name", of which it is not known where the name begins.</summary>
    private static bool IsSameForm(Engagement one, Engagement other) =>
        one.FormId is { } id && other.FormId is { } otherId ? id.Equals(otherId, StringComparison.OrdinalIgnoreCase)
        : one.Form is not { } name || other.Form is not { } otherName || Ends(name, otherName) || Ends(otherName, name);

    private static bool Ends(string name, string withName) =>
        name.Equals(withName, StringComparison.OrdinalIgnoreCase) || name.EndsWith($": {withName}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where one of them names no page, as a contact's last click, the time alone decides.</summary>
    private static bool IsSamePage(string? one, string? other) => one is null || other is null || Page(one).Equals(Page(other), StringComparison.OrdinalIgnoreCase);

    private static string Page(string url)
    {
        var address = url.Split('?', '#')[0].TrimEnd('/');
        return address.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0 ? address[(scheme + 3)..] : address;
    }
}
