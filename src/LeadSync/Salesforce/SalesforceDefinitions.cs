using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>A field to create, in the words of the metadata types ("Metadata API: CustomField").</summary>
/// <param name="Type">Text, LongTextArea, Number, DateTime, Picklist, Url …</param>
internal sealed record NewField(string Label, string Type)
{
    public string? Description { get; init; }

    /// <summary>Most characters, where the type has such a bound.</summary>
    public int? Length { get; init; }

    /// <summary>All digits of a number.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the point.</summary>
    public int? Scale { get; init; }

    /// <summary>Height of a long text on a page; such a field cannot be made without it.</summary>
    public int? VisibleLines { get; init; }
    public bool? ExternalId { get; init; }
    public bool? Unique { get; init; }

    /// <summary>The values of a picklist.</summary>
    public NewValueSet? ValueSet { get; init; }
}

/// <param name="Restricted">Values outside the list are refused.</param>
internal sealed record NewValueSet(bool Restricted, NewValueList ValueSetDefinition)
{
    public static NewValueSet Of(IEnumerable<string> values, bool restricted) =>
        new(restricted, new NewValueList(Sorted: false, [.. values.Select(value => new NewValue(value, value, Default: false))]));
}

internal sealed record NewValueList(bool Sorted, IReadOnlyList<NewValue> Value);

internal sealed record NewValue(string ValueName, string Label, bool Default);

/// <summary>Creates what an org is made of, one call each.</summary>
internal static class SalesforceDefinitions
{
    public static async Task<RecordOutcome> CreateAsync(Func<Task<IApiResponse<SaveResult>>> call)
    {
        using var answer = await call();
        if (FailedCall.Of(answer) is { } failure)
            return SalesforceFailures.OfWholeCall(failure) ?? SalesforceErrors.Outcome(null, SalesforceErrors.Read(failure.Body));

        var result = answer.Content!;
        return result.Success
            ? new RecordOutcome(result.Id, OutcomeKind.Written, Created: true)
            : SalesforceErrors.Outcome(null, result.Errors ?? []);
    }
}
