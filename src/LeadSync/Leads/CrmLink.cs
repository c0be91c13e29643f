namespace LeadSync.Leads;

/// <summary>The one Salesforce record a person is matched to; pinned once, followed through conversion.</summary>
/// <param name="Object"><c>Lead</c> or <c>Contact</c>.</param>
/// <param name="TaskId">The handoff Task that carries the state where the record is a Contact.</param>
internal sealed record CrmLink(string Object, string Id, string? TaskId = null)
{
    public const string Lead = "Lead";
    public const string Contact = "Contact";
    public const string Task = "Task";

    public bool IsLead => Object == Lead;

    /// <summary>
    /// Salesforce shows where the lead stands: by the Lead's own Status and owner, or by those of the handoff Task.
    /// A Contact without such a Task shows nothing: an Opportunity speaks for it.
    /// </summary>
    public bool ShowsState => IsLead || TaskId is not null;

    /// <summary>An id of 18 characters is the one of 15 with a check on its case (Salesforce: Object Reference, ID Field Type).</summary>
    public static string Short(string id) => id.Length == 18 && id.All(char.IsAsciiLetterOrDigit) ? id[..15] : id;
}
