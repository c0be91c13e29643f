namespace LeadSync.Leads;

/// <summary>Something that stands in a lead's way or differs from what we decided, said aloud until it is gone.</summary>
/// <param name="What">The thing held: <c>handoff</c>, <c>owner</c>, <c>status</c>, <c>task</c>, <c>feedback</c> or <c>field:NAME</c>.</param>
/// <param name="Because">In words a rep understands, the other system's own text included.</param>
internal sealed record Hold(string What, string Because, DateTimeOffset Since);
