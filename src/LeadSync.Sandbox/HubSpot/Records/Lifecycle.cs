using LeadSync.Sandbox.HubSpot.Properties;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>The lifecycle stage moves forward only; going back takes a clear and, in a later request, the new value (HubSpot: Contacts guide).</summary>
internal static class Lifecycle
{
    public const string Property = "lifecyclestage";

    public static bool IsBackward(PropertyDefinition property, string? current, string? wanted) =>
        current is not null && wanted is not null && Order(property, wanted) < Order(property, current);

    private static int Order(PropertyDefinition property, string stage) => property.Options.FirstOrDefault(option => option.Value == stage)?.DisplayOrder ?? int.MaxValue;
}
