using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Mapping;

/// <summary>Shapes, rules and translations in a few words.</summary>
internal static class Fields
{
    public static readonly FieldShape Text = new("text", FieldKind.Text);

    public static FieldShape Of(FieldKind kind, params string[] values) => new("field", kind) { Values = values };

    /// <param name="kind">The name of a kind; a test's parameters are public, and kinds are not.</param>
    public static FieldShape Of(string kind) => Of(Enum.Parse<FieldKind>(kind));

    public static FieldRule Rule(params Transform[] steps) => new() { HubSpot = "property", Salesforce = "Field__c", Transforms = steps, At = Some.Position };

    public static Transform Step(string name, params string[] words) => new(name, words, new Dictionary<string, string>());

    public static Transform Map(params (string From, string To)[] pairs) => new("map", [], pairs.ToDictionary(pair => pair.From, pair => pair.To));

    public static Translated ToCrm(string value, FieldShape from, FieldShape to, FieldRule? rule = null, TranslationContext? context = null) =>
        Translation.ToCrm(rule ?? Rule(), value, from, to, context ?? TranslationContext.Empty);

    public static Translated ToMarketing(string value, FieldShape from, FieldShape to, FieldRule? rule = null, TranslationContext? context = null) =>
        Translation.ToMarketing(rule ?? Rule(), value, from, to, context ?? TranslationContext.Empty);
}
