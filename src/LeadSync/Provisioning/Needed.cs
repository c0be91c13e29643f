using LeadSync.HubSpot;
using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>What LeadSync needs in both systems beyond what they come with. The metadata in <c>config/salesforce</c> is the same set.</summary>
internal sealed record Needed(
    PropertyGroup Group, IReadOnlyList<NewProperty> Properties, IReadOnlyList<NeededField> Fields, IReadOnlyList<NeededPermissionSet> PermissionSets)
{
    /// <param name="returnReasons">What a rep may choose when a lead goes back to marketing (<c>sla.yaml</c>, recycling.reasons).</param>
    public static Needed For(IReadOnlyList<string> returnReasons)
    {
        IReadOnlyList<NeededField> fields = [.. NeededFields.OnPerson(returnReasons), NeededFields.OnActivity];
        return new Needed(NeededProperties.Group, NeededProperties.All, fields, NeededPermissionSet.All(fields));
    }
}

/// <summary>A field LeadSync needs on some objects.</summary>
/// <param name="On">Lead, Contact; or Activity, which stands for Task and Event together.</param>
/// <param name="Name">The API name.</param>
/// <param name="FilledByRep">A rep fills it; the others a rep only reads.</param>
internal sealed record NeededField(IReadOnlyList<string> On, string Name, NewField Definition, bool FilledByRep = false)
{
    /// <summary>The objects whose records have it, as permissions and descriptions name them.</summary>
    public IReadOnlyList<string> Objects => On is ["Activity"] ? ["Task", "Event"] : On;

    /// <summary>The type by which describe shows it ("Salesforce SOAP API: Field Types").</summary>
    public string DescribedType => Definition.Type switch
    {
        "Text" => "string",
        "LongTextArea" => "textarea",
        "Number" => "double",
        "DateTime" => "datetime",
        "Picklist" => "picklist",
        "Url" => "url",
        var other => throw new InvalidOperationException($"No field of LeadSync is of type {other}."),
    };
}

/// <summary>What somebody may do with an object's records, each implying the one before.</summary>
internal enum ObjectRight { Read, Edit, Create }

/// <summary>What members of a permission set may do.</summary>
/// <param name="ObjectRights">Objects whose records they may read, all of them, and perhaps more.</param>
/// <param name="UserPermissions">Permissions by the name they have in metadata: EditTask.</param>
/// <param name="Fields">Field of an object to whether they may edit it; the others they read.</param>
/// <param name="IsOurs">Our own user is a member; nobody else is made one.</param>
internal sealed record NeededPermissionSet(
    string Name,
    string Label,
    string Description,
    IReadOnlyDictionary<string, ObjectRight> ObjectRights,
    IReadOnlyList<string> UserPermissions,
    IReadOnlyDictionary<FieldOf, bool> Fields,
    bool IsOurs)
{
    public static IReadOnlyList<NeededPermissionSet> All(IReadOnlyList<NeededField> fields) =>
    [
        new(
            "LeadSync_Integration",
            "LeadSync Integration",
            "What the user that LeadSync signs in as may do",
            new Dictionary<string, ObjectRight>
            {
                ["Account"] = ObjectRight.Read, // a Contact can only be read by those who read Accounts
                ["Contact"] = ObjectRight.Edit,
                ["Lead"] = ObjectRight.Create,
                ["Opportunity"] = ObjectRight.Read,
            },
            ["ApiEnabled", "EditTask", "TransferAnyLead"],
            Each(fields, _ => true),
            IsOurs: true),
        new(
            "LeadSync_Rep",
            "LeadSync Rep",
            "Sees what LeadSync writes, and fills in return reason and feedback",
            new Dictionary<string, ObjectRight>(),
            [],
            Each(fields, field => field.FilledByRep),
            IsOurs: false),
    ];

    private static Dictionary<FieldOf, bool> Each(IReadOnlyList<NeededField> fields, Func<NeededField, bool> edits) =>
        fields.SelectMany(field => field.Objects, (field, type) => (Field: new FieldOf(type, field.Name), Edits: edits(field)))
            .ToDictionary(one => one.Field, one => one.Edits);
}

/// <summary>A field of an object, as permissions name it: Lead.Score__c.</summary>
internal readonly record struct FieldOf(string Object, string Name)
{
    public override string ToString() => $"{Object}.{Name}";
}
