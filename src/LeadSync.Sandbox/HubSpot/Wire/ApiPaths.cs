namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>Where a resource is served: under its numbered path and, with date-based versioning, once a release (HubSpot: A developer's guide to date-based API versioning).</summary>
internal sealed record ApiPaths(params string[] All)
{
    public static readonly ApiPaths Objects = Dated("/crm/v3/objects", "/crm/objects/{0}");
    public static readonly ApiPaths ObjectAssociations = Dated("/crm/v4/objects", "/crm/objects/{0}");
    public static readonly ApiPaths Associations = Dated("/crm/v4/associations", "/crm/associations/{0}");
    public static readonly ApiPaths Properties = Dated("/crm/v3/properties", "/crm/properties/{0}");
    public static readonly ApiPaths Owners = Dated("/crm/v3/owners", "/crm/owners/{0}");
    public static readonly ApiPaths Lists = Dated("/crm/v3/lists", "/crm/lists/{0}");
    public static readonly ApiPaths Occurrences = Dated("/events/v3/events", "/events/event-occurrences/{0}");
    public static readonly ApiPaths Preferences = Dated("/communication-preferences/v4/statuses", "/communication-preferences/{0}/statuses");
    public static readonly ApiPaths Account = Dated("/account-info/v3", "/account-info/{0}");
    public static readonly ApiPaths Blogs = Dated("/cms/v3/blogs", "/cms/blogs/{0}");
    public static readonly ApiPaths OAuth = new("/oauth/v1", "/oauth/v3", "/oauth/2026-03", "/oauth/2026-09");

    // These have no dated release, or only a beta one.
    public static readonly ApiPaths Forms = new("/marketing/v3/forms", "/marketing/forms/2026-09-beta");
    public static readonly ApiPaths Submissions = new("/form-integrations/v1/submissions/forms");
    public static readonly ApiPaths EmailEvents = new("/email/public/v1/events");

    private static ApiPaths Dated(string numbered, string dated) => new(numbered, string.Format(dated, "2026-03"), string.Format(dated, "2026-09"));
}
