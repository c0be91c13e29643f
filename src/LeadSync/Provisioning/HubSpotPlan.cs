using LeadSync.HubSpot;

namespace LeadSync.Provisioning;

/// <summary>What HubSpot lacks.</summary>
internal static class HubSpotPlan
{
    public static Plan Of(Needed needed, IReadOnlyList<PropertyGroup> groups, IReadOnlyList<HubSpotProperty> properties)
    {
        var found = properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var steps = new List<Step>();
        var wrong = new List<Shortfall>();
        var there = 0;

        if (groups.Any(group => group.Name == needed.Group.Name)) there++;
        else steps.Add(new Step.MakeGroup(needed.Group));

        foreach (var property in needed.Properties)
        {
            if (!found.TryGetValue(property.Name, out var present)) steps.Add(new Step.MakeProperty(property));
            else if (Difference(property, present) is { } difference) wrong.Add(new Shortfall(new Step.MakeProperty(property).What, difference.Wrong, difference.Remedy));
            else there++;
        }

        return new Plan(steps, there, wrong);
    }

    // The type of a property cannot be changed while it holds values, and its values are the customer's.
    private static (string Wrong, string Remedy)? Difference(NewProperty needed, HubSpotProperty present)
    {
        if (present.Type != needed.Type)
            return ($"it is of type {present.Type}, LeadSync needs {needed.Type}", "Archive it in HubSpot's property settings once nothing uses it, then run provision again");
        if (needed.HasUniqueValue && !present.HasUniqueValue)
            return ("its values are not unique, and LeadSync finds people by it", "Archive it in HubSpot's property settings, then run provision again; uniqueness is given at creation only");
        if (present.ReadOnly)
            return ("it cannot be written", "Archive it in HubSpot's property settings, then run provision again");

        var missing = needed.Options.Select(option => option.Value).Except((present.Options ?? []).Select(option => option.Value)).ToList();
        return missing.Count == 0 ? null : ($"it lacks {string.Join(", ", missing)}", "Add these options, as internal values, in HubSpot's property settings");
    }
}
