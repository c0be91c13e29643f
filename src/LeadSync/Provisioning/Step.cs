using LeadSync.HubSpot;

namespace LeadSync.Provisioning;

/// <summary>One thing to make.</summary>
internal abstract record Step
{
    /// <summary>What is made, for people.</summary>
    public abstract string What { get; }

    internal sealed record MakeGroup(PropertyGroup Group) : Step
    {
        public override string What => $"HubSpot property group {Group.Name}";
    }

    internal sealed record MakeProperty(NewProperty Property) : Step
    {
        public override string What => $"HubSpot property {Property.Name}";
    }

    /// <param name="On">Lead, Contact or Activity.</param>
    internal sealed record MakeField(string On, NeededField Field) : Step
    {
        public override string What => $"Salesforce field {On}.{Field.Name}";
    }

    internal sealed record MakePermissionSet(NeededPermissionSet Set) : Step
    {
        public override string What => $"Salesforce permission set {Set.Name}";
    }

    /// <param name="Existing">Id of the set.</param>
    internal sealed record AllowUser(NeededPermissionSet Set, string Existing) : Step
    {
        public override string What => $"Salesforce permission set {Set.Name}: {string.Join(", ", Set.UserPermissions)}";
    }

    /// <param name="Existing">Id of the present, lesser permission; null where there is none.</param>
    internal sealed record AllowObject(NeededPermissionSet Set, string Object, ObjectRight Right, string? Existing) : Step
    {
        public override string What => $"Salesforce permission set {Set.Name}: {Right.ToString().ToLowerInvariant()} {Object}";
    }

    /// <param name="Existing">Id of the present, lesser permission; null where there is none.</param>
    internal sealed record AllowField(NeededPermissionSet Set, FieldOf Field, bool Edit, string? Existing) : Step
    {
        public override string What => $"Salesforce permission set {Set.Name}: {(Edit ? "edit" : "read")} {Field}";
    }

    /// <param name="User">Id of our own user.</param>
    internal sealed record Assign(NeededPermissionSet Set, string User) : Step
    {
        public override string What => $"Salesforce permission set {Set.Name} for our own user";
    }
}

/// <summary>What was found, and what follows.</summary>
/// <param name="Steps">In the order in which they can be taken.</param>
/// <param name="There">How many things are there as they should be.</param>
/// <param name="Wrong">What is there and not as it should be: told, never changed.</param>
internal sealed record Plan(IReadOnlyList<Step> Steps, int There, IReadOnlyList<Shortfall> Wrong);

/// <summary>Something that is not as LeadSync needs it.</summary>
internal sealed record Shortfall(string What, string Wrong, string Remedy);
