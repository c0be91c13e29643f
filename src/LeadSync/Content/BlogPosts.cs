using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Content;

/// <summary>HubSpot's posts and tags in our words.</summary>
internal static class BlogPosts
{
    /// <summary>A post without an address or a title cannot be recognised or sent; it is left out.</summary>
    public static IReadOnlyList<BlogPost> Of(IReadOnlyList<HubSpotPost> posts, IReadOnlyList<HubSpotTag> tags)
    {
        var names = tags.Where(tag => !string.IsNullOrWhiteSpace(tag.Name)).ToDictionary(tag => tag.Id, tag => tag.Name!.Trim(), StringComparer.Ordinal);
        return
        [
            .. from post in posts
               let title = Filled(post.HtmlTitle) ?? Filled(post.Name)
               where title is not null && Filled(post.Url) is not null
               select new BlogPost(post.Id, post.Url!, title, [.. (post.TagIds ?? []).Select(id => names.GetValueOrDefault(id.ToString())).OfType<string>()], post.PublishDate),
        ];
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
