using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Content;

/// <summary>Reads HubSpot's blog; its tags only where there are posts to name.</summary>
internal static class BlogReader
{
    /// <param name="updatedAfter">Posts changed since then; null: all.</param>
    public static async Task<IReadOnlyList<BlogPost>> ReadAsync(HubSpotConnector hubspot, DateTimeOffset? updatedAfter, CancellationToken token)
    {
        var posts = await hubspot.GetPostsAsync(updatedAfter, token);
        return posts.Count == 0 ? [] : BlogPosts.Of(posts, await hubspot.GetTagsAsync(token));
    }
}
