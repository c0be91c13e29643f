using System.Text.RegularExpressions;
using LeadSync.Leads;
using LeadSync.Rules;
using NodaTime;

namespace LeadSync.Mapping.Fits;

/// <summary>A value made to fit the field it is going to, or refused.</summary>
internal static partial class Fit
{
    /// <param name="from">The field it comes from, which tells a list from a text with a semicolon.</param>
    /// <param name="zone">Where an instant becomes a date.</param>
    public static Translated Into(FieldShape to, string value, FieldShape from, FieldRule rule, DateTimeZone zone) => to.Kind switch
    {
        FieldKind.Number => NumberFit.Fit(to, value, rule),
        FieldKind.Checkbox => Flags.Fit(value),
        FieldKind.Date => DateFit.FitDay(value, from, zone),
        FieldKind.DateTime => DateFit.FitInstant(value, from, zone),
        FieldKind.Picklist => PicklistFit.Fit(to, value, from, rule),
        FieldKind.MultiPicklist => PicklistFit.FitMany(to, value, from, rule),
        FieldKind.Email => Email(to, value.Trim(), rule),
        _ => TextFit.Fit(to, value, rule),
    };

    // An address cut short is somebody else's.
    private static Translated Email(FieldShape to, string address, FieldRule rule) => Address().IsMatch(address)
        ? TextFit.Fit(to, address, rule with { TooLong = TooLong.Refuse })
        : Translated.No("no e-mail address", "correct it, or take it to a text field");

    [GeneratedRegex(@"^[^@\s""(),:;<>]+@[^@\s.,;<>]+(\.[^@\s.,;<>]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
