using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>What an org has of what LeadSync needs.</summary>
/// <param name="Fields">Per object, what our user sees; a field that is hidden from us is not in it, though it may exist.</param>
/// <param name="PermissionSets">By name.</param>
/// <param name="OurUser">Id of the user we act as; null where the sign-in does not tell.</param>
internal sealed record SalesforceFound(
    IReadOnlyDictionary<string, IReadOnlyList<SalesforceField>> Fields,
    IReadOnlyDictionary<string, FoundPermissionSet> PermissionSets,
    string? OurUser);

/// <param name="UserPermissions">The granted ones, as metadata names them.</param>
/// <param name="HasOurUser">Our user is a member.</param>
internal sealed record FoundPermissionSet(
    string Id,
    IReadOnlySet<string> UserPermissions,
    IReadOnlyDictionary<string, FoundObjectRight> Objects,
    IReadOnlyDictionary<FieldOf, FoundFieldRight> Fields,
    bool HasOurUser)
{
    /// <summary>A set that is not there.</summary>
    public static readonly FoundPermissionSet None =
        new("", new HashSet<string>(), new Dictionary<string, FoundObjectRight>(), new Dictionary<FieldOf, FoundFieldRight>(), HasOurUser: false);
}

/// <param name="SeesAll">Whoever owns the record.</param>
internal sealed record FoundObjectRight(string Id, bool Reads, bool Edits, bool Creates, bool SeesAll)
{
    public bool Suffices(ObjectRight right) => Reads && SeesAll && (Edits || right == ObjectRight.Read) && (Creates || right != ObjectRight.Create);
}

internal sealed record FoundFieldRight(string Id, bool Reads, bool Edits);
