using LeadSync.Leads;
using NodaTime;

namespace LeadSync.Mapping.Fits;

/// <summary>Dates and instants, each made of the other in the rule's zone.</summary>
internal static class DateFit
{
    /// <summary>The day of an instant in the zone.</summary>
    public static Translated FitDay(string text, FieldShape from, DateTimeZone zone)
    {
        if (Instants.TryDay(text, out var day)) return new Translated(FieldValues.Text(day));
        if (IsInstant(text, from, out var at)) return new Translated(FieldValues.Text(Instants.Day(at, zone)));

        return Translated.No("no date, for a date field", "correct it, or add a transform such as { date: \"dd.MM.yyyy\" } with the form that is used");
    }

    /// <summary>A day becomes the moment it begins in the zone.</summary>
    public static Translated FitInstant(string text, FieldShape from, DateTimeZone zone)
    {
        if (Instants.TryDay(text, out var day)) return new Translated(FieldValues.Text(Instants.Start(day, zone)));
        if (IsInstant(text, from, out var at)) return new Translated(FieldValues.Text(at));

        return Translated.No("no date and time", "correct it, or add a transform such as { date: \"dd.MM.yyyy HH:mm\" } with the form that is used");
    }

    /// <summary>Bare milliseconds are an instant only where the source keeps instants: elsewhere they are a number.</summary>
    private static bool IsInstant(string text, FieldShape from, out DateTimeOffset at) =>
        from.Kind is FieldKind.Date or FieldKind.DateTime ? Instants.TryRead(text, out at) : Instants.TryIso(text, out at);
}
