using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>Why one record was not written, in the platform's words.</summary>
/// <param name="Status">HTTP status when the record was written alone.</param>
internal sealed record SaveError(string Code, string Message, IReadOnlyList<string> Fields, int Status = 400)
{
    public DuplicateMatch? Duplicate { get; init; }

    public static SaveError Of(string code, string message, params string[] fields) => new(code, message, fields);

    public static SaveError Deleted() => new("ENTITY_IS_DELETED", "entity is deleted", [], 404);

    public static SaveError RolledBack() => Of(
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using AllOrNone header");
}

/// <summary>The existing records that a duplicate rule takes for the same person.</summary>
internal sealed record DuplicateMatch(string Rule, string EntityType, bool AllowSave, IReadOnlyList<Row> Matches);

/// <summary>What became of one record. Created is told by upserts only.</summary>
internal sealed record SaveOutcome(string? Id, IReadOnlyList<SaveError> Errors, bool? Created = null)
{
    public bool Success => Errors.Count == 0;

    public static SaveOutcome Failed(params IReadOnlyList<SaveError> errors) => new(null, errors);

    public static SaveOutcome Refused(string code, string message, params string[] fields) => Failed(SaveError.Of(code, message, fields));
}

/// <summary>On whose behalf, and with which of the platform's automations, a record is saved.</summary>
internal sealed record SaveContext(string UserId)
{
    /// <summary>Sforce-Auto-Assign: absent, it counts as TRUE.</summary>
    public bool AutoAssign { get; init; } = true;

    /// <summary>Sforce-Auto-Assign named one rule: it then applies to created rows only.</summary>
    public string? AssignmentRuleId { get; init; }

    /// <summary>Sforce-Duplicate-Rule-Header: allowSave=true, which passes alerts and never blocks.</summary>
    public bool AllowDuplicates { get; init; }
}
