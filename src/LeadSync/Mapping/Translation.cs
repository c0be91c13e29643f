using LeadSync.Leads;
using LeadSync.Mapping.Fits;
using LeadSync.Mapping.Steps;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>One field's value, carried from one system into the other: the rule's transforms, then the shape of the field it is going to.</summary>
/// <remarks>Nothing is cut, rounded or replaced unless the rule says so: a value that does not fit comes back refused, with the reason.</remarks>
internal static class Translation
{
    /// <summary>HubSpot's value as Salesforce would store it: blank in, blank out; transforms in order, then fitted to the target's shape.</summary>
    public static Translated ToCrm(FieldRule rule, string value, FieldShape from, FieldShape to, TranslationContext context)
    {
        var read = ReferenceFit.IsPerson(from) ? ReferenceFit.OwnersEmail(value, to, context) : new Translated(FieldValues.Plain(from, value));
        return Carry(rule, read, rule.Transforms, from, to, context, ReferenceFit.ToCrm);
    }

    /// <summary>
    /// Salesforce's value as HubSpot would store it: back through the transforms, a map turned round;
    /// a rule that leads to marketing alone takes its transforms forward.
    /// </summary>
    public static Translated ToMarketing(FieldRule rule, string value, FieldShape from, FieldShape to, TranslationContext context)
    {
        var steps = rule.Direction == Direction.ToMarketing ? rule.Transforms : WayBack.Of(rule.Transforms);
        var read = from.Kind == FieldKind.Reference ? ReferenceFit.UsersEmail(value, from, to, context) : new Translated(FieldValues.Plain(from, value));
        return Carry(rule, read, steps, from, to, context, ReferenceFit.ToMarketing);
    }

    private static Translated Carry(
        FieldRule rule,
        Translated read,
        IReadOnlyList<Transform> steps,
        FieldShape from,
        FieldShape to,
        TranslationContext context,
        Func<FieldShape, string, TranslationContext, Translated> refer)
    {
        if (read.Refused is not null || string.IsNullOrWhiteSpace(read.Value)) return read with { Value = "" };

        var zone = Instants.Zone(rule.Zone ?? context.TimeZone);
        var stepped = Transforms.Apply(read.Value, steps, context.Property, zone);
        if (stepped.Refused is not null || string.IsNullOrWhiteSpace(stepped.Value)) return stepped with { Value = "" };

        return to.Kind == FieldKind.Reference ? refer(to, stepped.Value, context) : Fit.Into(to, stepped.Value, from, rule, zone);
    }
}
