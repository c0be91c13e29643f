namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>What both sides held when they last agreed.</summary>
internal readonly record struct Agreed(string? HubSpot, string? Salesforce);

/// <summary>What one pair of values becomes. Null stands for no value.</summary>
/// <param name="ToHubSpot">HubSpot is to be written.</param>
/// <param name="ToSalesforce">Salesforce is to be written.</param>
internal readonly record struct Settled(string? Value, bool ToHubSpot, bool ToSalesforce, Agreed Then);

/// <summary>The connector's usual rule for two changed values: "prefer Salesforce unless blank" (HubSpot: Salesforce integration settings).</summary>
internal static class NativeMerge
{
    public static Settled Settle(string? hubSpot, string? salesforce, Agreed? agreed, NativeDirection direction)
    {
        if (Same(hubSpot, salesforce)) return new Settled(hubSpot, false, false, new Agreed(hubSpot, salesforce));
        var (fromHubSpot, fromSalesforce) = (direction is not NativeDirection.ToHubSpot, direction is not NativeDirection.ToSalesforce);
        var changedHere = agreed is not { } before || !Same(before.HubSpot, hubSpot);
        var changedThere = agreed is not { } earlier || !Same(earlier.Salesforce, salesforce);

        if (fromSalesforce && changedThere && salesforce is not null) return new Settled(salesforce, true, false, new Agreed(salesforce, salesforce));
        if (fromHubSpot && changedHere && (hubSpot is not null || agreed is not null)) return new Settled(hubSpot, false, true, new Agreed(hubSpot, hubSpot));

        return new Settled(null, false, false, new Agreed(hubSpot, salesforce));
    }

    private static bool Same(string? left, string? right) => string.Equals(left ?? "", right ?? "", StringComparison.Ordinal);
}
