namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>The properties and groups of one object type.</summary>
internal sealed class PropertyCatalog
{
    private readonly Dictionary<string, PropertyDefinition> definitions = [];
    private readonly Dictionary<string, PropertyGroup> groups = [];

    public IReadOnlyCollection<PropertyDefinition> Definitions => definitions.Values;

    public IReadOnlyCollection<PropertyGroup> Groups => groups.Values;

    public PropertyDefinition? Find(string name) => definitions.GetValueOrDefault(name);

    public PropertyGroup? FindGroup(string name) => groups.GetValueOrDefault(name);

    public void Put(PropertyDefinition definition) => definitions[definition.Name] = definition;

    public void Put(PropertyGroup group) => groups[group.Name] = group;

    public bool Remove(string name) => definitions.Remove(name);
}
