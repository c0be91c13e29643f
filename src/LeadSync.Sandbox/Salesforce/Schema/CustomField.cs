using System.Text.Json;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>Reads a field as the metadata types describe it (Metadata API: CustomField).</summary>
internal static class CustomField
{
    public static Field Read(string name, JsonElement metadata)
    {
        var (label, type) = (metadata.Text("label") ?? name, metadata.Text("type"));
        var field = type switch
        {
            "Text" => Define.Text(name, label, metadata.Number("length", 255)),
            "TextArea" => new Field(name, label, FieldKind.TextArea) { Length = 255 },
            "LongTextArea" => Define.LongText(name, label, metadata.Number("length", 32_768)),
            "Number" => Define.Number(name, label, metadata.Number("precision", 18), metadata.Number("scale", 0)),
            "Currency" => new Field(name, label, FieldKind.Currency) { Precision = metadata.Number("precision", 18), Scale = metadata.Number("scale", 0) },
            "Percent" => new Field(name, label, FieldKind.Percent) { Precision = metadata.Number("precision", 18), Scale = metadata.Number("scale", 0) },
            "Checkbox" => Define.Flag(name, label),
            "Date" => Define.Day(name, label),
            "DateTime" => Define.Instant(name, label),
            "Email" => Define.Email(name, label) with { IdLookup = false },
            "Phone" => Define.Phone(name, label),
            "Url" => Define.Url(name, label),
            "Picklist" => Choice(name, label, metadata),
            "MultiselectPicklist" => Choice(name, label, metadata) with { Kind = FieldKind.MultiPicklist, Length = 4099 },
            "Lookup" => Lookup(name, label, metadata),
            _ => throw Refusal.BadJson($"Cannot deserialize instance of complexvalue from VALUE_STRING value {type} or request may be missing a required field"),
        };

        if (metadata.Text("formula") is not null) return field.ReadOnly() with { Calculated = true };
        if (metadata.Is("required")) field = field.Required();

        return metadata.Is("externalId") ? field.ExternalId(metadata.Is("unique")) : field with { Unique = metadata.Is("unique") };
    }

    /// <summary>`Rep__c` is the id, `Rep__r` the way to the other row.</summary>
    private static Field Lookup(string name, string label, JsonElement metadata)
    {
        var to = metadata.Text("referenceTo") ?? throw Refusal.Bad("FIELD_INTEGRITY_EXCEPTION", $"{name}: a lookup needs referenceTo");
        return Define.Reference(name, label, to) with { RelationshipName = $"{name[..^"__c".Length]}__r" };
    }

    private static Field Choice(string name, string label, JsonElement metadata)
    {
        var set = metadata.Find("valueSet") ?? default;
        var values = set.Find("valueSetDefinition")?.List("value")
            ?? throw Refusal.Bad("FIELD_INTEGRITY_EXCEPTION", $"{name}: a picklist needs valueSet.valueSetDefinition.value");
        var choices = values.Select(value => new PicklistValue(value.Text("fullName") ?? value.Text("valueName") ?? "", value.Is("default"), !IsFalse(value, "isActive"))).ToList();

        return Define.Choice(name, label) with { Values = choices, Restricted = set.Is("restricted"), Defaulted = choices.Exists(choice => choice.Default) };
    }

    private static bool IsFalse(JsonElement value, string name) => value.Find(name) is { ValueKind: JsonValueKind.False };
}
