using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>What every batch call checks before it looks at a single record.</summary>
internal static class BatchInputs
{
    public static List<BatchInput> Checked(HttpContext call, BatchBody body, int most = 100, bool haveIds = true)
    {
        var inputs = body.Inputs ?? throw new RefusedException(ApiError.Invalid("Invalid input: inputs is required"));
        if (inputs.Count > most)
            throw new RefusedException(ApiError.Invalid(most < 100
                ? $"The maximum number of inputs supported in a batch request for property histories is {most}"
                : $"The maximum number of inputs supported in a batch request is {most}"));

        if (haveIds && inputs.GroupBy(input => input.Id?.ToLowerInvariant()).Where(same => same.Skip(1).Any()).Select(same => same.Key ?? "").ToList() is { Count: > 0 } twice)
            throw new RefusedException(ApiError.Invalid($"Duplicate IDs found in batch input: [{string.Join(", ", twice)}]. IDs must be unique") with { Context = [("ids", twice)] });

        CallJournal.NoteRecords(call, inputs.Count);
        return inputs;
    }

    /// <summary>Only a batch whose every input has its own trace id may fail in parts (HubSpot: Error handling).</summary>
    public static bool MayFailInParts(IReadOnlyCollection<BatchInput> inputs) =>
        inputs.All(input => !string.IsNullOrEmpty(input.ObjectWriteTraceId)) && inputs.DistinctBy(input => input.ObjectWriteTraceId).Count() == inputs.Count;

    public static ApiError Missing(ObjectType type, IReadOnlyList<string> ids) =>
        new(StatusCodes.Status404NotFound, $"Could not get some {type.Singular} objects, they may be deleted or not exist. Check that ids are valid.", "OBJECT_NOT_FOUND")
        {
            Context = [("ids", ids)],
        };
}
