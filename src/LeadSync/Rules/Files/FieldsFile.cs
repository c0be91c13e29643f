using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>fields.yaml</c>.</summary>
internal static class FieldsFile
{
    public const string Name = "fields.yaml";

    /// <summary>What <c>on</c> may name.</summary>
    public static readonly string[] Objects = ["lead", "contact"];

    public static FieldRules Read(YamlMap file)
    {
        var mappings = file.Maps("fields", "a field mapping").Select(Mapping).ToList();
        var owners = OwnerMapReader.Read(file.Map("owners"));
        file.RefuseOtherKeys();
        FieldChecks.Judge(mappings, file.Judge);
        return new FieldRules([.. mappings.Select(mapping => mapping.Rule)]) { Owners = owners };
    }

    private static FieldMapping Mapping(YamlMap map)
    {
        var hubSpot = map.Required("hubspot", "Name the HubSpot property, such as hubspot: jobtitle");
        var salesforce = map.Required("salesforce", "Name the Salesforce field, such as salesforce: Title");
        var (unknown, other) = Unknown(map);
        var rule = new FieldRule
        {
            HubSpot = hubSpot.Text,
            Salesforce = salesforce.Text,
            Direction = map.Choice("direction", ("toCrm", Direction.ToCrm), ("toMarketing", Direction.ToMarketing), ("both", Direction.Both)) ?? Direction.ToCrm,
            Conflict = map.Choice("conflict", ("hubspot", Conflict.HubSpot), ("salesforce", Conflict.Salesforce), ("newest", Conflict.Newest)),
            Blank = map.Choice("blank", ("never", BlankPolicy.Never), ("always", BlankPolicy.Always)) ?? BlankPolicy.Never,
            Default = map.Text("default"),
            On = On(map),
            Transforms = [.. map.Items("transform").Select(node => TransformReader.Read(node, map.Judge)).OfType<Transform>()],
            Consent = map.Flag("consent"),
            Once = map.Flag("once"),
            FirstLinkOverwrites = map.OneOf("firstLink", "keep", "overwrite") == "overwrite",
            TooLong = map.Choice("tooLong", ("refuse", TooLong.Refuse), ("cut", TooLong.Cut)) ?? TooLong.Refuse,
            Unknown = unknown,
            Other = other,
            Zone = map.Zone("zone"),
            At = map.At,
        };
        map.RefuseOtherKeys();
        return new FieldMapping(rule, hubSpot.At, salesforce.At, map.PositionOf("transform"));
    }

    /// <summary><c>refuse</c>, <c>add</c>, or <c>{ other: VALUE }</c>.</summary>
    private static (UnknownValue Unknown, string? Other) Unknown(YamlMap map)
    {
        if (map.Find("unknown") is not YamlPairs) return (map.Choice("unknown", ("refuse", UnknownValue.Refuse), ("add", UnknownValue.Add)) ?? UnknownValue.Refuse, null);

        var instead = map.Map("unknown")!;
        var other = instead.Required("other", "Write unknown: { other: VALUE } with a value of the picklist, or refuse, or add");
        instead.RefuseOtherKeys();
        return (UnknownValue.Other, other.Text);
    }

    private static List<string> On(YamlMap map)
    {
        var objects = new List<string>();
        foreach (var word in map.Words("on"))
        {
            if (Objects.Contains(word.Text, StringComparer.OrdinalIgnoreCase)) objects.Add(word.Text.ToLowerInvariant());
            else map.Judge.Refuse(word.At, $"'on' names '{word.Text}', no Salesforce object that LeadSync writes", Spelling.Remedy(word.Text, Objects));
        }

        return objects;
    }
}

/// <summary>A rule with the places of the words a check may point at.</summary>
internal sealed record FieldMapping(FieldRule Rule, Position HubSpotAt, Position SalesforceAt, Position TransformAt);
