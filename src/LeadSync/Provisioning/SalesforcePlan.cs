using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>What an org lacks, in the order in which it can be made: fields first, for a permission names a field that exists.</summary>
internal static class SalesforcePlan
{
    public static Plan Of(Needed needed, SalesforceFound found)
    {
        var fields = Fields(needed, found);
        var rights = needed.PermissionSets.SelectMany(set => Rights(set, found.PermissionSets.GetValueOrDefault(set.Name), found.OurUser)).ToList();
        return new Plan(
            [.. fields.Steps, .. rights.OfType<Step>()],
            fields.There + rights.Count(right => right is null),
            fields.Wrong);
    }

    private static Plan Fields(Needed needed, SalesforceFound found)
    {
        var (steps, wrong, there) = (new List<Step>(), new List<Shortfall>(), 0);
        foreach (var (field, on) in needed.Fields.SelectMany(field => field.On, (field, on) => (field, on)))
        {
            var present = found.Fields[on == "Activity" ? "Task" : on].FirstOrDefault(one => one.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase));
            if (present is null) steps.Add(new Step.MakeField(on, field));
            else if (Difference(field, present) is { } difference) wrong.Add(new Shortfall(new Step.MakeField(on, field).What, difference.Wrong, difference.Remedy));
            else there++;
        }

        return new Plan(steps, there, wrong);
    }

    private static (string Wrong, string Remedy)? Difference(NeededField needed, SalesforceField present)
    {
        var definition = needed.Definition;
        if (present.Type != needed.DescribedType)
            return ($"it is of type {present.Type}, LeadSync needs {needed.DescribedType}", "Delete or rename it in Setup once nothing uses it, then run provision again");
        if (present.Calculated)
            return ("it is a formula, and LeadSync writes into it", "Delete or rename it in Setup, then run provision again");
        if (definition.Length is { } length && present.Length < length && definition.ValueSet is null)
            return ($"it holds {present.Length} characters, LeadSync needs {length}", $"Make it {length} characters long in Setup");
        if ((definition.ExternalId == true && !present.ExternalId) || (definition.Unique == true && !present.Unique))
            return ($"LeadSync finds records by it, and it is not {(definition.Unique == true ? "External ID and Unique" : "External ID")}", "Tick that in Setup");

        var values = (present.PicklistValues ?? []).Where(value => value.Active).Select(value => value.Value);
        var missing = (definition.ValueSet?.ValueSetDefinition.Value ?? []).Select(value => value.ValueName).Except(values, StringComparer.OrdinalIgnoreCase).ToList();
        return missing.Count == 0 ? null : ($"it lacks {string.Join(", ", missing)}", "Add these values in Setup, or take them out of recycling.reasons in sla.yaml");
    }

    /// <summary>A step for each right that is missing, null for each that is there.</summary>
    private static IEnumerable<Step?> Rights(NeededPermissionSet set, FoundPermissionSet? present, string? ourUser)
    {
        yield return present is null ? new Step.MakePermissionSet(set) : null;
        // A set that is made has its user permissions from the beginning.
        if (present is not null && !set.UserPermissions.All(present.UserPermissions.Contains)) yield return new Step.AllowUser(set, present.Id);

        present ??= FoundPermissionSet.None;
        foreach (var (type, right) in set.ObjectRights)
            yield return present.Objects.GetValueOrDefault(type) is var has && has?.Suffices(right) == true ? null : new Step.AllowObject(set, type, right, has?.Id);
        foreach (var (field, edit) in set.Fields)
            yield return present.Fields.GetValueOrDefault(field) is var has && has is { Reads: true } && (has.Edits || !edit) ? null : new Step.AllowField(set, field, edit, has?.Id);

        if (set.IsOurs && ourUser is not null) yield return present.HasOurUser ? null : new Step.Assign(set, ourUser);
    }
}
