using LeadSync.Hosting;
using LeadSync.HubSpot;

namespace LeadSync.Provisioning;

/// <summary>Creates what HubSpot lacks. Whatever fails, the rest is tried.</summary>
internal sealed class HubSpotProvisioner(HubSpotConnector hubspot)
{
    /// <param name="dryRun">Only say what would be made.</param>
    public async Task<Provisioned> RunAsync(Needed needed, bool dryRun, CancellationToken token)
    {
        try
        {
            var plan = await LookAsync(needed, token);
            if (dryRun || plan.Steps.Count == 0) return Provisioned.OfDryRun(plan);

            var tried = new List<Tried>();
            foreach (var step in plan.Steps) tried.Add(new Tried(step, await TakeAsync(step, token)));
            return Provisioned.Of(plan, tried, await LookAgainAsync(needed, token), Remedy);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return Provisioned.OfFailure("HubSpot", failure);
        }
    }

    private async Task<Plan> LookAsync(Needed needed, CancellationToken token) =>
        HubSpotPlan.Of(needed, await hubspot.GetPropertyGroupsAsync(token), await hubspot.GetPropertiesAsync(token));

    private async Task<Plan?> LookAgainAsync(Needed needed, CancellationToken token)
    {
        try
        {
            return await LookAsync(needed, token);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            return null;
        }
    }

    private Task<RecordOutcome> TakeAsync(Step step, CancellationToken token) => step switch
    {
        Step.MakeGroup one => hubspot.CreatePropertyGroupAsync(one.Group, token),
        Step.MakeProperty one => hubspot.CreatePropertyAsync(one.Property, token),
        _ => throw new InvalidOperationException($"{step.What} is no step of HubSpot's."),
    };

    private static string Remedy(RecordOutcome outcome) => outcome switch
    {
        { Code: "MISSING_SCOPES" } => "Give the token the scope crm.schemas.contacts.write, then run provision again",
        { Kind: OutcomeKind.Again or OutcomeKind.Unknown } => "Run provision again; what is there is not made twice",
        _ => "Create it by hand in HubSpot's property settings, or remove what stands in its way and run provision again",
    };
}
