namespace LeadSync.Rules;

/// <summary>What this version understands and does not act on yet. When something is built, its line here goes.</summary>
internal static class NotYet
{
    public const string ChangeEvents = "change events (changes: cdc); the poll does the work";
    public const string KeySignIn = "sign-in by username and private key; a client secret is needed";
    public const string Redis = "sharing the API budget over Redis";
    public const string IdentityProvider = "sign-in by an identity provider; the admin token opens the dashboard";
    public const string WebhookJournal = "the webhook journal (mode: journal); the poll does the work";
    public const string MayGoBack = "moving the lifecycle stage back (lifecycle: mayGoBack)";

    public const string RecordType = "the record type of new leads (recordType); the org's default is taken";
    public const string SalesforceWebhooks = "webhooks of Salesforce; the poll does the work";
    public const string MarketingsPromise = "what marketing promises sales a month (marketing)";
    public const string ClockOfMarketing = "a clock that starts before sales has the lead (from)";

    /// <summary>A kind of alert that nothing gives rise to yet.</summary>
    public static string Alert(string kind) => $"telling anybody of '{kind}'";

    /// <summary>One note for all places of one file.</summary>
    public static Finding Note(string what, IReadOnlyList<Position> places)
    {
        var lines = places.Select(place => place.Line).Distinct().Order().ToList();
        var others = lines.Count > 1 ? $" (lines {string.Join(", ", lines)})" : "";
        return new Finding(places.MinBy(place => place.Line), $"read, not yet acted on: {what}{others}", "", FindingKind.Note);
    }
}
