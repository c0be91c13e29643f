using System.Text.Json;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Rows that were taken together, and what became of each.</summary>
internal sealed record Delivered(OutboxRow Row, RecordOutcome Outcome);

/// <summary>Values of a write as the vendors' clients take them: JSON brings them back as elements.</summary>
internal static class Values
{
    public static IReadOnlyDictionary<string, object?> Plain(IReadOnlyDictionary<string, object?> fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value is JsonElement element ? Plain(element) : field.Value);

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDecimal(),
        _ => null,
    };
}

/// <summary>Vendors' outcomes in the words of the journey.</summary>
internal static class Outcomes
{
    public static Receipt Receipt(Delivered delivered, DateTimeOffset at) => new(
        delivered.Row.Target,
        delivered.Outcome.Kind switch
        {
            OutcomeKind.Written => ReceiptKind.Written,
            OutcomeKind.Refused => ReceiptKind.Refused,
            OutcomeKind.Again => ReceiptKind.Again,
            OutcomeKind.Changed => ReceiptKind.Changed,
            OutcomeKind.Gone => ReceiptKind.Gone,
            _ => ReceiptKind.Unknown,
        },
        delivered.Outcome.Id,
        delivered.Outcome.Code,
        delivered.Outcome.Message,
        delivered.Row.Body,
        at)
    {
        Fields = delivered.Outcome.Fields,
    };
}
