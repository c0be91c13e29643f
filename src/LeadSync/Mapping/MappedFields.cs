namespace LeadSync.Mapping;

/// <summary>What is written on a record, and what was left out with the reason.</summary>
/// <param name="Fields">By Salesforce field; text, or true and false for a checkbox.</param>
internal sealed record MappedFields(IReadOnlyDictionary<string, object?> Fields, IReadOnlyList<FieldNote> Notes);

/// <param name="Field">A field of Salesforce.</param>
/// <param name="Because">What is wrong and what to do; never the person's value itself.</param>
internal sealed record FieldNote(string Field, string Because);
