using System.Globalization;
using LeadSync.Mapping.Fits;
using LeadSync.Rules;
using NodaTime;

namespace LeadSync.Mapping.Steps;

/// <summary><c>{ date: "dd.MM.yyyy" }</c>: a date as people write it, as yyyy-MM-dd; with a time of day, an instant.</summary>
internal static class DateStep
{
    /// <param name="zone">Where the clock hung that the time was read from.</param>
    public static Translated Read(string value, Transform step, DateTimeZone zone)
    {
        // What is a date already needs no reading: a second pass changes nothing.
        if (Instants.TryDay(value, out _) || Instants.TryIso(value, out _)) return new Translated(value.Trim());

        foreach (var form in step.Words)
        {
            if (!DateTime.TryParseExact(value.Trim(), form, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read)) continue;
            return new Translated(HasTime(form)
                ? FieldValues.Text(LocalDateTime.FromDateTime(read).InZoneLeniently(zone).ToDateTimeOffset())
                : FieldValues.Text(DateOnly.FromDateTime(read)));
        }

        return Translated.No($"no date in the form {string.Join(" or ", step.Words)}", "correct it, or name its form, such as { date: [\"dd.MM.yyyy\", \"d/M/yyyy\"] }");
    }

    private static bool HasTime(string form) => form.Contains('H', StringComparison.Ordinal) || form.Contains('h', StringComparison.Ordinal);
}
