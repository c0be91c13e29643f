using LeadSync.Hosting;
using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>Creates what an org lacks. Whatever fails, the rest is tried.</summary>
internal sealed class SalesforceProvisioner(SalesforceConnector salesforce)
{
    /// <param name="dryRun">Only say what would be made.</param>
    public async Task<Provisioned> RunAsync(Needed needed, bool dryRun, CancellationToken token)
    {
        try
        {
            var (found, withheld) = await LookAsync(needed, token);
            // Permissions nobody lets us read are not guessed at; the fields can still be made.
            if (withheld is not null) needed = needed with { PermissionSets = [] };
            var plan = SalesforcePlan.Of(needed, found);
            if (withheld is not null) plan = plan with { Wrong = [.. plan.Wrong, withheld] };
            if (dryRun || plan.Steps.Count == 0) return Provisioned.OfDryRun(plan);

            var tried = await new SalesforceSteps(salesforce, found).TakeAsync(plan.Steps, token);
            return Provisioned.Of(plan, tried, await LookAgainAsync(needed, withheld, token), Remedy);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return Provisioned.OfFailure("Salesforce", failure);
        }
    }

    private async Task<(SalesforceFound Found, Shortfall? Withheld)> LookAsync(Needed needed, CancellationToken token)
    {
        try
        {
            return (await SalesforceSurvey.ReadAsync(salesforce, needed.PermissionSets, token), null);
        }
        catch (CallRefusedException refused)
        {
            var withheld = new Shortfall(
                "Salesforce permission sets",
                refused.Message.TrimEnd('.'),
                "Let our user view setup and manage permission sets while provision runs, or deploy config/salesforce");
            return (await SalesforceSurvey.ReadAsync(salesforce, [], token), withheld);
        }
    }

    private async Task<Plan?> LookAgainAsync(Needed needed, Shortfall? withheld, CancellationToken token)
    {
        try
        {
            var plan = SalesforcePlan.Of(needed, await SalesforceSurvey.ReadAsync(salesforce, needed.PermissionSets, token));
            return withheld is null ? plan : plan with { Wrong = [.. plan.Wrong, withheld] };
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return null;
        }
    }

    private static string Remedy(RecordOutcome outcome) => outcome switch
    {
        { Kind: OutcomeKind.Unknown } or { Kind: OutcomeKind.Again, Code: "NOT_SENT" or "NO_ANSWER" } => "Run provision again; what is there is not made twice",
        { Code: "INSUFFICIENT_ACCESS" or "INSUFFICIENT_ACCESS_OR_READONLY" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" or "HTTP_403" or "INVALID_TYPE" or "NOT_FOUND" } =>
            "Let our user customize the application and manage permission sets while provision runs, or deploy config/salesforce",
        _ => "Remove what stands in its way and run provision again, or deploy config/salesforce",
    };
}
