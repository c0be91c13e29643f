using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>Reads what an org has of what LeadSync needs.</summary>
internal static class SalesforceSurvey
{
    private static readonly string[] Objects = ["Lead", "Contact", "Task"];

    /// <param name="sets">Read these too; empty for the fields alone.</param>
    public static async Task<SalesforceFound> ReadAsync(SalesforceConnector salesforce, IReadOnlyList<NeededPermissionSet> sets, CancellationToken token)
    {
        var fields = new Dictionary<string, IReadOnlyList<SalesforceField>>();
        foreach (var type in Objects) fields[type] = await salesforce.DescribeAsync(type, token);
        var user = (await salesforce.SessionAsync(token)).UserId;
        return new SalesforceFound(fields, sets.Count == 0 ? new Dictionary<string, FoundPermissionSet>() : await PermissionSetsAsync(salesforce, sets, user, token), user);
    }

    private static async Task<Dictionary<string, FoundPermissionSet>> PermissionSetsAsync(
        SalesforceConnector salesforce, IReadOnlyList<NeededPermissionSet> sets, string? user, CancellationToken token)
    {
        var permissions = sets.SelectMany(set => set.UserPermissions).Distinct().ToList();
        var columns = string.Concat(permissions.Select(permission => $", Permissions{permission}"));
        var found = await salesforce.QueryAsync($"SELECT Id, Name{columns} FROM PermissionSet WHERE Name IN {Soql.List(sets.Select(set => set.Name))}", all: false, token);
        if (found.Count == 0) return [];

        var ids = Soql.List(found.Select(row => row.Id));
        var rows = await salesforce.QueryManyAsync(
            [
                $"SELECT Id, ParentId, SobjectType, PermissionsRead, PermissionsEdit, PermissionsCreate, PermissionsViewAllRecords FROM ObjectPermissions WHERE ParentId IN {ids}",
                $"SELECT Id, ParentId, SobjectType, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN {ids}",
                $"SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN {ids} AND AssigneeId = {Soql.Quote(user ?? "")}",
            ],
            all: false,
            token);

        return found.ToDictionary(row => row.Text("Name")!, set => new FoundPermissionSet(
            set.Id,
            permissions.Where(permission => set.Flag($"Permissions{permission}")).ToHashSet(StringComparer.Ordinal),
            rows[0].Where(row => row.Identity("ParentId") == set.Id).ToDictionary(row => row.Text("SobjectType")!, Object),
            rows[1].Where(row => row.Identity("ParentId") == set.Id).ToDictionary(Field, row => new FoundFieldRight(row.Id, row.Flag("PermissionsRead"), row.Flag("PermissionsEdit"))),
            rows[2].Any(row => row.Identity("PermissionSetId") == set.Id)));
    }

    private static FoundObjectRight Object(SalesforceRow row) => new(
        row.Id, row.Flag("PermissionsRead"), row.Flag("PermissionsEdit"), row.Flag("PermissionsCreate"), row.Flag("PermissionsViewAllRecords"));

    // "Lead.Score__c"; the object stands in a column of its own as well.
    private static FieldOf Field(SalesforceRow row) => new(row.Text("SobjectType")!, row.Text("Field")!.Split('.')[^1]);
}
