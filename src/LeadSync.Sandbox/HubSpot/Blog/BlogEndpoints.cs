using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Blog;

/// <summary>Posts and tags of the blog, oldest first (HubSpot: CMS Posts, CMS Tags).</summary>
internal sealed class BlogEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Blogs, "/posts", Posts);
        routes.Get(ApiPaths.Blogs, "/tags", call => portal.Locked(() => Page(call, portal.Blog.Tags, Write)));
    }

    private IResult Posts(HttpContext call) => portal.Locked(() =>
    {
        var updatedAfter = IsoTime.Parse(call.Text("updatedAfter"));
        var state = call.Text("state__eq");
        return Page(call, [.. portal.Blog.Posts.Where(post => (updatedAfter is not { } since || post.UpdatedAt > since) && (state is null || post.State == state))], Write);
    });

    private static Answer Page<T>(HttpContext call, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        var (limit, from) = (call.Limit(usual: 20, most: 100), int.TryParse(call.Text("after"), out var number) ? number : 0);
        var page = all.Skip(from).Take(limit).ToList();
        CallJournal.NoteRecords(call, page.Count);
        return Answer.Json(json =>
        {
            json.WriteNumber("total", all.Count);
            json.Array("results", page, one =>
            {
                json.WriteStartObject();
                write(json, one);
                json.WriteEndObject();
            });
            json.Paging(from + page.Count < all.Count ? $"{from + page.Count}" : null);
        });
    }

    private static void Write(Utf8JsonWriter json, BlogPost post)
    {
        json.WriteString("id", post.Id);
        json.WriteString("name", post.Name);
        json.WriteString("htmlTitle", post.Name);
        json.WriteString("slug", post.Slug);
        json.WriteString("url", post.Url);
        json.Array("tagIds", post.TagIds, json.WriteNumberValue);
        json.WriteString("state", post.State);
        json.WriteString("publishDate", IsoTime.Text(post.PublishedAt));
        json.WriteString("updated", IsoTime.Text(post.UpdatedAt));
    }

    private static void Write(Utf8JsonWriter json, BlogTag tag)
    {
        json.WriteString("id", $"{tag.Id}");
        json.WriteString("name", tag.Name);
        json.WriteString("slug", tag.Name.ToLowerInvariant().Replace(' ', '-'));
        json.WriteString("created", IsoTime.Text(tag.CreatedAt));
        json.WriteString("updated", IsoTime.Text(tag.CreatedAt));
    }
}
