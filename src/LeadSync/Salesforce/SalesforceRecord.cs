namespace LeadSync.Salesforce;

/// <summary>One record to write.</summary>
/// <param name="Id">The record's id for an update; null for a create or an upsert.</param>
/// <param name="Fields">
/// Field name to value: text, bool, whole or decimal number, DateTimeOffset, DateOnly, or null to clear the field.
/// An upsert's external id is one of them.
/// </param>
internal sealed record SalesforceRecord(string? Id, IReadOnlyDictionary<string, object?> Fields);

/// <summary>One record to update only if nobody touched it.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Fields">As in <see cref="SalesforceRecord"/>.</param>
/// <param name="IfUnmodifiedSince">The LastModifiedDate that was read; Salesforce compares whole seconds.</param>
internal sealed record GuardedUpdate(string Id, IReadOnlyDictionary<string, object?> Fields, DateTimeOffset IfUnmodifiedSince);
