using System.Text.RegularExpressions;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>What the schema alone says about a record: required, too long, no e-mail address, no such choice, taken.</summary>
internal static partial class FieldRules
{
    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    public static IEnumerable<SaveError> Check(Draft draft, RowStore store)
    {
        var missing = draft.Type.Fields.Where(field => IsMissing(draft, field)).Select(field => field.Name).ToArray();
        if (missing.Length > 0) yield return SaveError.Of("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);

        foreach (var field in draft.Named)
        {
            if (draft.Values[field.Ordinal] is not { } value) continue;
            if (value is string text && CheckText(field, text) is { } wrong) yield return wrong;
            if (value is decimal number && field.Precision > 0 && decimal.Truncate(Math.Abs(number)) >= Power(field.Precision - field.Scale))
                yield return SaveError.Of("NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {number}", field.Name);
            if (field.Unique && store[draft.Type].Live(field.Name, value as string).FirstOrDefault(row => row != draft.Before) is { } holder)
                yield return SaveError.Of("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {holder.Id[..15]}", field.Name);
        }
    }

    /// <summary>An update may leave a required field alone, but not clear it.</summary>
    private static bool IsMissing(Draft draft, Field field) =>
        !field.Nillable && (field.Createable || field.Updateable) && draft.Values[field.Ordinal] is null && (draft.IsNew || draft.Names(field.Name));

    private static SaveError? CheckText(Field field, string text)
    {
        if (field.Length > 0 && !field.IsId && text.Length > field.Length)
            return SaveError.Of("STRING_TOO_LONG", $"{field.Label}: data value too large: {text} (max length={field.Length})", field.Name);
        if (field.Kind is FieldKind.Email && !EmailAddress.IsMatch(text))
            return SaveError.Of("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}", field.Name);
        if (field.Restricted && Chosen(field, text).FirstOrDefault(choice => !field.Values.Any(known => known.Active && known.Value.Same(choice))) is { } unknown)
            return SaveError.Of("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {unknown}", field.Name);

        return null;
    }

    private static string[] Chosen(Field field, string text) =>
        field.Kind is FieldKind.MultiPicklist ? text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [text];

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var digit = 0; digit < digits; digit++) power *= 10;

        return power;
    }

    [GeneratedRegex($@"^{Atom}(\.{Atom})*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{{2,}}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailAddress { get; }
}
