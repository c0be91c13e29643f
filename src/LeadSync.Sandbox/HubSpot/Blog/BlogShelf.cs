namespace LeadSync.Sandbox.HubSpot.Blog;

/// <summary>A post of the blog. Its address exists once it is published.</summary>
internal sealed record BlogPost(string Id, string Name, string Slug, string Url, IReadOnlyList<long> TagIds, string State, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);

internal sealed record BlogTag(long Id, string Name, DateTimeOffset CreatedAt);

/// <summary>The blog of the portal: its posts and the tags they carry.</summary>
internal sealed class BlogShelf
{
    private const long FirstPost = 180_000_000_001;
    private const long FirstTag = 190_000_000_001;

    private readonly List<BlogPost> posts = [];
    private readonly List<BlogTag> tags = [];

    public IReadOnlyList<BlogPost> Posts => posts;

    public IReadOnlyList<BlogTag> Tags => tags;

    /// <summary>What a marketing team has written before LeadSync comes.</summary>
    public static BlogShelf Seeded(DateTimeOffset now)
    {
        var shelf = new BlogShelf();
        shelf.Put(new PostChange("Five questions to ask about security", "https://www.acme.example/blog/security-questions", ["security"]), now.AddDays(-60));
        shelf.Put(new PostChange("What a rollout costs, and when it pays", "https://www.acme.example/blog/what-it-costs", ["pricing"]), now.AddDays(-45));
        shelf.Put(new PostChange("How Nordwind moved in a weekend", "https://www.acme.example/blog/nordwind", ["migration", "customers"]), now.AddDays(-30));
        shelf.Put(new PostChange("A checklist for single sign-on", "https://www.acme.example/blog/single-sign-on", ["security", "migration"]), now.AddDays(-10));
        return shelf;
    }

    /// <summary>Adds a post, or changes the one at that address; tags are made on demand.</summary>
    public BlogPost Put(PostChange change, DateTimeOffset now)
    {
        var at = posts.FindIndex(post => post.Url == change.Url);
        var ids = (change.Tags ?? []).Select(name => TagNamed(name, now).Id).ToList();
        var post = new BlogPost(
            at >= 0 ? posts[at].Id : $"{FirstPost + posts.Count}", change.Name!, new Uri(change.Url!).AbsolutePath.TrimStart('/'), change.Url!, ids,
            change.State ?? "PUBLISHED", at >= 0 ? posts[at].PublishedAt : now, now);
        if (at >= 0)
            posts[at] = post;
        else
            posts.Add(post);
        return post;
    }

    private BlogTag TagNamed(string name, DateTimeOffset now)
    {
        if (tags.Find(tag => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        var made = new BlogTag(FirstTag + tags.Count, name, now);
        tags.Add(made);
        return made;
    }
}

/// <summary>What a test says that marketing has published.</summary>
/// <param name="State">PUBLISHED where absent; DRAFT takes a post off the site.</param>
internal sealed record PostChange(string? Name, string? Url, List<string>? Tags = null, string? State = null)
{
    /// <summary>Null where it can be taken.</summary>
    public string? Wrong => string.IsNullOrWhiteSpace(Name) ? "A post has no name."
        : !Uri.TryCreate(Url, UriKind.Absolute, out _) ? $"The post {Name} has no whole url, such as https://www.acme.example/blog/news."
        : null;
}
