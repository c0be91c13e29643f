namespace LeadSync.Matching;

/// <summary>What the Status of a handoff Task means, as a Lead's Status does (Salesforce: Object Reference, Task, standard values of Status).</summary>
internal static class TaskSign
{
    /// <summary>The rep waits for somebody: it moves nothing, and is an answer all the same.</summary>
    public const string Waiting = "Waiting on someone else";

    public const string NotStarted = "Not Started";
    public const string Completed = "Completed";
    private const string InProgress = "In Progress";
    private const string Deferred = "Deferred";

    public static bool IsKnown(string status) => status == Waiting || Stage(status) is not null;

    /// <summary>The name of the stage; null where the word names none.</summary>
    public static string? Stage(string? status) => status switch
    {
        NotStarted => Leads.Stage.Assigned,
        InProgress => Leads.Stage.Sal,
        Completed => Leads.Stage.Sql,
        Deferred => Leads.Stage.Recycled,
        _ => null,
    };

    /// <summary>The Status that LeadSync itself sets: given to somebody, or taken back.</summary>
    public static string StatusOf(string stage) => stage == Leads.Stage.Assigned ? NotStarted : Deferred;
}
