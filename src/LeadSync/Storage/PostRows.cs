using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>HubSpot's blog as it was last imported.</summary>
internal static class PostRows
{
    /// <summary>Every post, the newest first.</summary>
    public static List<BlogPost> All(SqlSession session) =>
        session.All(
            "SELECT id, url, title, topics, published_at FROM posts ORDER BY id",
            row => new BlogPost(row.GetString(0), row.GetString(1), row.GetString(2), StoredJson.Read<IReadOnlyList<string>>(row.GetString(3)), row.Time(4)));

    /// <summary>Adds the post, or takes what has changed of it.</summary>
    public static void Keep(SqlSession session, BlogPost post) =>
        session.Run(
            """
            INSERT INTO posts (id, url, title, topics, published_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, topics = excluded.topics, published_at = excluded.published_at
            """,
            post.Id,
            post.Url,
            post.Title,
            StoredJson.Write(post.Topics),
            post.PublishedAt?.Ms());

    public static void Clear(SqlSession session) => session.Run("DELETE FROM posts");
}
