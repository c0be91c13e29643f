using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>fields.yaml</c>.</summary>
internal static class FieldsFile
{
    public const string Name = "fields.yaml";

    public static FieldRules Read(YamlMap file)
    {
        var mappings = file.Maps("fields", "a field mapping").Select(Mapping).ToList();
        file.RefuseOtherKeys();
        FieldChecks.Judge(mappings, file.Judge);
        return new FieldRules([.. mappings.Select(mapping => mapping.Rule)]);
    }

    private static FieldMapping Mapping(YamlMap map)
    {
        var hubSpot = map.Required("hubspot", "Name the HubSpot property, such as hubspot: jobtitle");
        var salesforce = map.Required("salesforce", "Name the Salesforce field, such as salesforce: Title");
        var rule = new FieldRule
        {
            HubSpot = hubSpot.Text,
            Salesforce = salesforce.Text,
            Direction = map.Choice("direction", ("toCrm", Direction.ToCrm), ("toMarketing", Direction.ToMarketing), ("both", Direction.Both)) ?? Direction.ToCrm,
            Conflict = map.Choice("conflict", ("hubspot", Conflict.HubSpot), ("salesforce", Conflict.Salesforce), ("newest", Conflict.Newest)),
            Blank = map.Choice("blank", ("never", BlankPolicy.Never), ("always", BlankPolicy.Always)) ?? BlankPolicy.Never,
            Default = map.Text("default"),
            On = Objects(map),
            Transforms = [.. map.Items("transform").Select(node => TransformReader.Read(node, map.Judge)).OfType<Transform>()],
            Consent = map.Flag("consent"),
            Once = map.Flag("once"),
            FirstLinkOverwrites = map.OneOf("firstLink", "keep", "overwrite") == "overwrite",
            At = map.At,
        };
        map.RefuseOtherKeys();
        return new FieldMapping(rule, hubSpot.At, salesforce.At, map.PositionOf("transform"));
    }

    private static List<string> Objects(YamlMap map)
    {
        var objects = new List<string>();
        foreach (var word in map.Words("on"))
        {
            if (word.Text.ToUpperInvariant() is "LEAD" or "CONTACT") objects.Add(word.Text.ToLowerInvariant());
            else map.Judge.Refuse(word.At, $"'on' names '{word.Text}', no Salesforce object that LeadSync writes", Spelling.Remedy(word.Text, ["lead", "contact"]));
        }

        return objects;
    }
}

/// <summary>A rule with the places of the words a check may point at.</summary>
internal sealed record FieldMapping(FieldRule Rule, Position HubSpotAt, Position SalesforceAt, Position TransformAt);
