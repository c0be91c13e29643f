using LeadSync.Hosting;
using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>Takes the steps in an org: fields one by one, permissions in collections.</summary>
internal sealed class SalesforceSteps(SalesforceConnector salesforce, SalesforceFound found)
{
    private readonly List<Tried> _tried = [];
    private readonly HashSet<FieldOf> _unmade = [];
    private readonly Dictionary<string, string> _sets = found.PermissionSets.ToDictionary(set => set.Key, set => set.Value.Id);

    /// <summary>Each step that was tried; a permission for what could not be made is left out, the reason stands beside what it is for.</summary>
    public async Task<IReadOnlyList<Tried>> TakeAsync(IReadOnlyList<Step> steps, CancellationToken token)
    {
        foreach (var step in steps.OfType<Step.MakeField>()) await MakeAsync(step, token);
        foreach (var step in steps.OfType<Step.MakePermissionSet>()) await MakeAsync(step, token);

        await WriteAsync("PermissionSet", [.. steps.OfType<Step.AllowUser>().Select(step => ((Step)step, new SalesforceRecord(step.Existing, Flags(step.Set))))], token);
        await WriteAsync("ObjectPermissions", [.. steps.OfType<Step.AllowObject>().Where(step => _sets.ContainsKey(step.Set.Name)).Select(step => ((Step)step, Right(step)))], token);
        await WriteAsync(
            "FieldPermissions",
            [.. steps.OfType<Step.AllowField>().Where(step => _sets.ContainsKey(step.Set.Name) && !_unmade.Contains(step.Field)).Select(step => ((Step)step, Right(step)))],
            token);
        await WriteAsync("PermissionSetAssignment", [.. steps.OfType<Step.Assign>().Where(step => _sets.ContainsKey(step.Set.Name)).Select(step => ((Step)step, Member(step)))], token);
        return _tried;
    }

    private async Task MakeAsync(Step.MakeField step, CancellationToken token)
    {
        var tried = new Tried(step, await salesforce.CreateFieldAsync($"{step.On}.{step.Field.Name}", step.Field.Definition, token));
        _tried.Add(tried);
        // After a lost answer the field may be there: its permission is tried all the same.
        if (tried is { WasThere: false, Outcome.Kind: OutcomeKind.Refused or OutcomeKind.Again })
            _unmade.UnionWith((step.On == "Activity" ? step.Field.Objects : [step.On]).Select(type => new FieldOf(type, step.Field.Name)));
    }

    private async Task MakeAsync(Step.MakePermissionSet step, CancellationToken token)
    {
        var fields = new Dictionary<string, object?>(Flags(step.Set)) { ["Name"] = step.Set.Name, ["Label"] = step.Set.Label, ["Description"] = step.Set.Description };
        var outcome = (await salesforce.CreateAsync("PermissionSet", [new SalesforceRecord(null, fields)], orgAssignsOwner: false, token))[0];
        _tried.Add(new Tried(step, outcome));
        if (outcome is { Kind: OutcomeKind.Written, Id: { } id }) _sets[step.Set.Name] = id;
    }

    private async Task WriteAsync(string type, IReadOnlyList<(Step Step, SalesforceRecord Record)> writes, CancellationToken token)
    {
        var (news, olds) = (writes.Where(write => write.Record.Id is null).ToList(), writes.Where(write => write.Record.Id is not null).ToList());
        if (news.Count > 0) Note(news, await salesforce.CreateAsync(type, [.. news.Select(write => write.Record)], orgAssignsOwner: false, token));
        if (olds.Count > 0) Note(olds, await salesforce.UpdateAsync(type, [.. olds.Select(write => write.Record)], token));
    }

    private void Note(List<(Step Step, SalesforceRecord Record)> writes, IReadOnlyList<RecordOutcome> outcomes) =>
        _tried.AddRange(writes.Zip(outcomes, (write, outcome) => new Tried(write.Step, outcome)));

    private static Dictionary<string, object?> Flags(NeededPermissionSet set) => set.UserPermissions.ToDictionary(permission => $"Permissions{permission}", object? (_) => true);

    private SalesforceRecord Right(Step.AllowObject step) => Of(step.Existing, step.Set, step.Object, new Dictionary<string, object?>
    {
        ["PermissionsRead"] = true,
        ["PermissionsEdit"] = step.Right != ObjectRight.Read,
        ["PermissionsCreate"] = step.Right == ObjectRight.Create,
        ["PermissionsViewAllRecords"] = true, // leads belong to reps, not to us
    });

    private SalesforceRecord Right(Step.AllowField step) => Of(step.Existing, step.Set, step.Field.Object, new Dictionary<string, object?>
    {
        ["PermissionsRead"] = true,
        ["PermissionsEdit"] = step.Edit,
    }, step.Field);

    // Whose right it is, and to what, is said once: an update may not change it.
    private SalesforceRecord Of(string? existing, NeededPermissionSet set, string type, Dictionary<string, object?> rights, FieldOf? field = null)
    {
        if (existing is not null) return new SalesforceRecord(existing, rights);

        rights["ParentId"] = _sets[set.Name];
        rights["SobjectType"] = type;
        if (field is { } one) rights["Field"] = $"{one}";
        return new SalesforceRecord(null, rights);
    }

    private SalesforceRecord Member(Step.Assign step) =>
        new(null, new Dictionary<string, object?> { ["PermissionSetId"] = _sets[step.Set.Name], ["AssigneeId"] = step.User });
}
