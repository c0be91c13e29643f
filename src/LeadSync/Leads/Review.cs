namespace LeadSync.Leads;

/// <summary>Leads that are asked for a look because the rules have changed: nothing else would tell them.</summary>
/// <param name="Field">The mapping that linked leads do not carry yet, by its name; null: nurture leads are to meet the new rules.</param>
/// <param name="Cursor">Leads up to this id have been asked for their look.</param>
/// <param name="Total">Leads there were to ask for at the start.</param>
internal sealed record Review(string? Field, string Cursor, int Asked, int Total, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    public static Review Of(string? field, int total, DateTimeOffset now) => new(field, "", 0, total, now, null);
}
