namespace LeadSync.Rules.Templates;

/// <summary>Every value that a template may ask for, with an example of each.</summary>
internal static class TemplateExample
{
    public static readonly IReadOnlyDictionary<string, object?> Values = new Dictionary<string, object?>
    {
        ["receiver"] = "Ana Ruiz",
        ["who"] = "Kim Fry (Globex)",
        ["what"] = "read about prices",
        ["lead"] = Map(
            ("name", "Kim Fry"), ("title", "Director of Operations"), ("company", "Globex"), ("country", "Germany"), ("email", "kim@globex.example"), ("phone", "+49 30 1234567")),
        ["seen"] = Map(("title", "Prices"), ("url", "https://acme.example/pricing"), ("form", "Request a demo"), ("channel", "organic search"), ("when", "Tue 24 Nov, 10:02"), ("silence", "20 days")),
        ["why"] = "scored 75 of 60 needed",
        ["score"] = "75",
        ["grade"] = "A",
        ["reasons"] = new List<object?> { Map(("points", "+20"), ("because", "decision maker")), Map(("points", "+15"), ("because", "read about prices")) },
        ["owner"] = Map(("name", "Ana Ruiz"), ("because", "rule \"DACH\", pool dach")),
        ["isOwner"] = true,
        ["due"] = Map(("deed", "accept or reject it"), ("by", "Tue 24 Nov, 21:00"), ("late", false)),
        ["brief"] = "Wants to compare prices before the year ends.\nTop topic: security.",
        ["links"] = Map(("any", true), ("salesforce", "https://acme.my.salesforce.com/00QWs00000AbCdEMAV"), ("hubspot", "https://app.hubspot.com/contacts/123/record/0-1/501")),
        ["zone"] = "Europe/Berlin",
    };

    /// <summary>By the path a template asks by; within <c>each reasons</c> the values of one reason stand alone.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Paths(Values, ""), "points", "because"];

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) => values.ToDictionary(one => one.Name, one => one.Value);

    private static IEnumerable<string> Paths(IReadOnlyDictionary<string, object?> values, string prefix) => values.SelectMany(one =>
        (IEnumerable<string>)(one.Value is IReadOnlyDictionary<string, object?> inner ? [prefix + one.Key, .. Paths(inner, $"{one.Key}.")] : [prefix + one.Key]));
}
