using LeadSync.Hosting;

namespace LeadSync.Provisioning;

/// <summary>What came of provisioning one system.</summary>
/// <param name="Made">What was made; under a dry run, what would be.</param>
/// <param name="There">How many things were there already, as they should be.</param>
/// <param name="Wrong">What could not be made, or is there and not as it should be.</param>
internal sealed record Provisioned(IReadOnlyList<string> Made, int There, IReadOnlyList<Shortfall> Wrong)
{
    public static Provisioned OfDryRun(Plan plan) => new([.. plan.Steps.Select(step => step.What)], plan.There, plan.Wrong);

    /// <summary>Nothing could be read, so nothing was tried.</summary>
    public static Provisioned OfFailure(string system, Exception failure) => new([], 0, [new Shortfall(system, failure.Message.TrimEnd('.'), "")]);

    /// <param name="before">What was missing at first.</param>
    /// <param name="tried">What came of each step that was tried.</param>
    /// <param name="after">What is missing now; null where that could not be read.</param>
    /// <param name="remedy">What to do about a refusal.</param>
    public static Provisioned Of(Plan before, IReadOnlyList<Tried> tried, Plan? after, Func<RecordOutcome, string> remedy)
    {
        var missing = after?.Steps.Select(step => step.What).ToHashSet(StringComparer.Ordinal);
        var made = tried.Where(one => IsThere(one) && !one.WasThere).Select(one => one.Step.What);
        var found = tried.Count(one => IsThere(one) && one.WasThere);
        var failed = tried.Where(one => !IsThere(one)).Select(one => one.Outcome.Kind == OutcomeKind.Written || one.WasThere
            ? new Shortfall(one.Step.What, "it is there, and our user does not see it", "Look it up in Setup; run provision again in a minute")
            : new Shortfall(one.Step.What, $"{one.Outcome.Code}: {one.Outcome.Message?.TrimEnd('.')}", remedy(one.Outcome)));
        return new Provisioned([.. made], before.There + found, [.. (after ?? before).Wrong, .. failed]);

        // What was found afterwards counts, whatever the answer was: one may have got lost.
        bool IsThere(Tried one) => missing is null ? one.Outcome.Kind == OutcomeKind.Written || one.WasThere : !missing.Contains(one.Step.What);
    }
}

/// <summary>A step and what the system answered.</summary>
internal sealed record Tried(Step Step, RecordOutcome Outcome)
{
    // "HubSpot: Properties guide" answers 409; "Salesforce REST API: Status Codes" has these two.
    private static readonly string[] Exists = ["CONFLICT", "DUPLICATE_DEVELOPER_NAME", "DUPLICATE_VALUE"];

    /// <summary>It had been there, hidden from our user.</summary>
    public bool WasThere => Outcome.Kind != OutcomeKind.Written && Exists.Contains(Outcome.Code);
}
