using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class TranslationSpecification
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];

    private static readonly string[] Fragments =
        ["a", "A", "b;", ";", " ", "\r\n", "\n", "true", "FALSE", "yes", "5", "05", ".50", "-0", "1e3", "2026-11-22", "T07:13:00Z", ".345Z", "1795331580000", "@acme.example", "Hot", "hot", "👍🏽", "é"];

    private static readonly Gen<FieldShape> Shapes =
        from kind in Gen.Elements(Enum.GetValues<FieldKind>())
        from length in Gen.Elements(0, 1, 3, 10)
        from scale in Gen.Elements((int?)null, 0, 2)
        from restricted in Gen.Elements(true, false)
        from listed in Gen.Elements(true, false)
        select new FieldShape("field", kind) { Length = length, Scale = scale, Restricted = restricted, Values = listed ? ["Hot", "a", "b", "true"] : [] };

    private static readonly Gen<Transform> Steps = Gen.Elements(
        Step("trim"), Step("upper"), Step("title"), Step("digits"), Step("first"), Step("join"), Step("number"), Step("number", ","), Step("phone", "DE"),
        Step("country", "name"), Step("date", "dd.MM.yyyy"), Step("cut", "2"), Step("template", "{value} {firstname}"), Map(("a", "Hot"), ("Hot", "")));

    private static readonly Gen<FieldRule> RuleSets =
        from count in Gen.Choose(0, 3)
        from steps in Steps.ListOf(count)
        from tooLong in Gen.Elements(Enum.GetValues<TooLong>())
        from unknown in Gen.Elements(Enum.GetValues<UnknownValue>())
        from direction in Gen.Elements(Enum.GetValues<Direction>())
        from zone in Gen.Elements(Zones)
        select Rule([.. steps]) with { TooLong = tooLong, Unknown = unknown, Other = "Hot", Direction = direction, Zone = zone };

    private static readonly Gen<string> Values =
        from count in Gen.Choose(0, 4)
        from parts in Gen.Elements(Fragments).ListOf(count)
        select string.Concat(parts);

    private static readonly Gen<(FieldRule Rule, string Value, FieldShape From, FieldShape To)> Cases =
        from rule in RuleSets
        from value in Values
        from source in Shapes
        from target in Shapes
        select (rule, value, source, target);

    [Fact]
    public void A_translation_is_the_same_every_time_and_never_both_a_value_and_a_refusal() => Specification.Holds(Cases, drawn =>
    {
        foreach (var translate in (Func<FieldRule, string, FieldShape, FieldShape, TranslationContext, Translated>[])[Translation.ToCrm, Translation.ToMarketing])
        {
            var once = translate(drawn.Rule, drawn.Value, drawn.From, drawn.To, TranslationContext.Empty);

            translate(drawn.Rule, drawn.Value, drawn.From, drawn.To, TranslationContext.Empty).ShouldBe(once);
            if (once.Refused is not null) once.Value.ShouldBeEmpty();
            if (string.IsNullOrWhiteSpace(drawn.Value)) once.ShouldBe(Translated.Blank);
        }
    });

    [Fact]
    public void What_was_fitted_fits_and_fitting_it_again_changes_nothing() => Specification.Holds(Cases, drawn =>
    {
        var stored = ToCrm(drawn.Value, drawn.From, drawn.To, drawn.Rule);
        if (stored.Refused is not null) return;

        if (drawn.To is { Kind: FieldKind.Text or FieldKind.Email, Length: > 0 and var most }) stored.Value.Length.ShouldBeLessThanOrEqualTo(most);
        ToCrm(stored.Value, drawn.To, drawn.To, drawn.Rule with { Transforms = [] }).ShouldBe(stored);
    });

    [Fact]
    public void What_travels_both_ways_and_fits_comes_back_as_it_was() => Specification.Holds(
        from shape in Shapes
        from value in Values
        from zone in Gen.Elements(Zones)
        from target in Gen.Elements(shape.Kind, FieldKind.Text)
        select (Shape: shape, Value: value, Rule: Rule(Map(("a", "Alpha"), ("true", "Yes"))) with { Direction = Direction.Both, Zone = zone }, Target: target),
        drawn =>
        {
            // What its own field would not hold is not there to begin with.
            if (!FieldValues.Same(drawn.Shape, drawn.Value, ToCrm(drawn.Value, drawn.Shape, drawn.Shape).Value)) return;

            // A word in another case, or one that only the other side knows, comes back as the map spells it.
            if (drawn.Value.Trim().ToUpperInvariant() is "A" or "TRUE" or "ALPHA" or "YES" && drawn.Value.Trim() is not ("a" or "true")) return;

            var there = ToCrm(drawn.Value, drawn.Shape, new FieldShape("field", drawn.Target), drawn.Rule);
            if (there.Refused is not null) return;
            var back = ToMarketing(there.Value, new FieldShape("field", drawn.Target), drawn.Shape, drawn.Rule);
            if (back.Refused is null) FieldValues.Same(drawn.Shape, drawn.Value, back.Value).ShouldBeTrue($"{there} {back}");
        });

    [Fact]
    public void Sameness_is_an_equivalence() => Specification.Holds(
        from shape in Shapes
        from values in Gen.Three(Values)
        select (shape, values),
        drawn =>
        {
            var (shape, (one, two, three)) = drawn;
            FieldValues.Same(shape, one, one).ShouldBeTrue();
            FieldValues.Same(shape, one, two).ShouldBe(FieldValues.Same(shape, two, one));
            if (FieldValues.Same(shape, one, two) && FieldValues.Same(shape, two, three)) FieldValues.Same(shape, one, three).ShouldBeTrue();
        });
}
