using System.IO.Enumeration;
using LeadSync.Leads;

namespace LeadSync.Rules;

/// <summary><c>content.yaml</c>: what marketing has to read, and what of a person the brief tells.</summary>
internal sealed record ContentRules(IReadOnlyList<ContentRule> Content)
{
    private readonly Dictionary<string, BlogPost> _byAddress = [];

    /// <summary>Where a page given by its path alone is found; null where the file does not say.</summary>
    public Uri? Site { get; init; }

    public BriefRules Brief { get; init; } = BriefRules.Usual;

    public KeepRule Keep { get; init; } = new(TimeSpan.FromDays(365), 500);

    /// <summary>HubSpot's blog, as last imported. It is no part of the file; <see cref="With"/> adds it.</summary>
    public IReadOnlyList<BlogPost> Posts { get; private init; } = [];

    /// <summary>Everything there is to send, the admin's own entries first.</summary>
    public IEnumerable<ContentPiece> Pieces => Content.Select(Piece).Concat(Posts.Select(Piece));

    /// <summary>The catalogue with HubSpot's blog beside it.</summary>
    public ContentRules With(IReadOnlyList<BlogPost> posts) =>
        new(this, [.. posts.OrderByDescending(post => post.PublishedAt).ThenBy(post => post.Id, StringComparer.Ordinal)]);

    /// <summary>What stands at an address: the first entry of the file that fits, else a post of the blog; null where nothing is known of it.</summary>
    public ContentPiece? Find(string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;

        var address = WebAddress.Plain(url);
        var path = WebAddress.Path(address);
        if (Content.FirstOrDefault(piece => Fits(piece.Url, address) || Fits(piece.Url, path)) is { } rule) return Piece(rule);
        return _byAddress.TryGetValue(address, out var post) ? Piece(post) : null;
    }

    private ContentRules(ContentRules file, IReadOnlyList<BlogPost> posts)
        : this(file) =>
        (Posts, _byAddress) = (posts, posts.GroupBy(post => WebAddress.Plain(post.Url)).ToDictionary(same => same.Key, same => same.First()));

    private ContentPiece Piece(ContentRule rule) =>
        new(rule.Title, rule.Topic.Length > 0 ? [rule.Topic] : [], rule.Stage, rule.Format, Link(rule), rule.Recommend, rule.Because);

    private static ContentPiece Piece(BlogPost post) => new(post.Title, post.Topics, "", "blog post", post.Url, null, "");

    /// <summary>Where a person opens the piece; null where only a pattern is known.</summary>
    private string? Link(ContentRule rule)
    {
        var address = rule.Link.Length > 0 ? rule.Link : rule.Url.TrimEnd('*');
        if (address.Contains('*', StringComparison.Ordinal)) return null;
        return Site is { } site && address.StartsWith('/') ? new Uri(site, address).ToString() : address;
    }

    private static bool Fits(string pattern, string address) => FileSystemName.MatchesSimpleExpression(pattern.TrimEnd('/'), address, ignoreCase: true);
}

/// <summary>How long what people did is kept.</summary>
/// <param name="PerLead">Things of one lead at most, the newest.</param>
internal sealed record KeepRule(TimeSpan Age, int PerLead);

/// <param name="Url">Address pattern; <c>*</c> stands for anything.</param>
/// <param name="Recommend">For whom it is the next thing to send; null: for whoever cares about its topic.</param>
internal sealed record ContentRule(string Url, string Title, string Topic, string Stage, string Format, Condition? Recommend)
{
    /// <summary>The address to send, where the pattern is none; empty: the pattern without its star.</summary>
    public string Link { get; init; } = "";

    /// <summary>Why it is worth sending, in the admin's words; empty: LeadSync finds its own.</summary>
    public string Because { get; init; } = "";
}

/// <summary>Something to read, wherever it is known from.</summary>
/// <param name="Stage">The stage it is written for; empty: any.</param>
/// <param name="Link">Null where it can be recognised and not sent.</param>
internal sealed record ContentPiece(
    string Title, IReadOnlyList<string> Topics, string Stage, string Format, string? Link, Condition? Recommend, string Because);
