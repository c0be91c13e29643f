namespace LeadSync.Leads;

/// <summary>Something that stands in a lead's way or differs from what we decided, said aloud until it is gone.</summary>
/// <param name="What">One of <see cref="HoldOn"/>.</param>
/// <param name="Because">In words a rep understands, the other system's own text included.</param>
/// <param name="Refused">Fingerprint of the write that was refused: the same one is not sent again.</param>
internal sealed record Hold(string What, string Because, DateTimeOffset Since, string? Refused = null);

/// <summary>What can be held.</summary>
internal static class HoldOn
{
    public const string Handoff = "handoff";
    public const string Owner = "owner";
    public const string Status = "status";
    public const string Return = "return";
    public const string Reason = "reason";
    public const string Orphan = "orphan";
    public const string Required = "required";
    public const string Record = "record";
    public const string OtherRecord = "other record";

    /// <summary>One person twice in one of the systems: a pair that somebody has to merge there.</summary>
    public const string Pair = "pair";

    /// <summary>Owner or Status could not be set as they are meant to be, and only a person can.</summary>
    public const string Change = "change";
    public const string Task = "task";
    public const string Feedback = "feedback";
    public const string Fields = "fields";
    public const string HiddenFields = "hidden fields";
    public const string Values = "values";
}
