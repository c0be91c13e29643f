using LeadSync.Rules;
using NodaTime;

namespace LeadSync.Mapping.Steps;

/// <summary>The steps of a field's <c>transform</c>, one after the other. A step that cannot be taken refuses the value; none guesses.</summary>
internal static class Transforms
{
    /// <param name="property">The other HubSpot properties of the same person.</param>
    /// <param name="zone">Where a local time was meant.</param>
    public static Translated Apply(string value, IReadOnlyList<Transform> steps, Func<string, string?> property, DateTimeZone zone)
    {
        var reached = new Translated(value);
        foreach (var step in steps)
        {
            // What became blank stays so: no step makes something of nothing.
            if (reached.Refused is not null || string.IsNullOrWhiteSpace(reached.Value)) break;
            reached = Take(reached.Value, step, property, zone);
        }

        return reached;
    }

    private static Translated Take(string value, Transform step, Func<string, string?> property, DateTimeZone zone) => step.Name switch
    {
        "trim" => new(value.Trim()),
        "upper" => new(value.ToUpperInvariant()),
        "lower" => new(value.ToLowerInvariant()),
        "title" => new(LetterSteps.Title(value)),
        "digits" => new(LetterSteps.Digits(value)),
        "cut" => new(LetterSteps.Cut(value, step)),
        "map" => new(MapStep.There(value, step.Pairs)),
        "first" => new(ListSteps.First(value)),
        "join" => new(ListSteps.Join(value, step)),
        "template" => new(TemplateStep.Fill(step, value, property)),
        "phone" => PhoneStep.Read(value, step, property),
        "country" => CountryStep.Read(value, step),
        "date" => DateStep.Read(value, step, zone),
        "number" => NumberStep.Read(value, step),
        _ => Translated.No($"there is no transform '{step.Name}'", "correct it in fields.yaml"),
    };
}
