using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>Which properties of a list of leads rules can be made of, and why the others are left aside.</summary>
/// <param name="LeftAside">One sentence a property.</param>
internal sealed partial record PropertySurvey(IReadOnlyList<LearnableProperty> Usable, IReadOnlyList<string> LeftAside)
{
    /// <summary>Numbers with fewer different values are taken as choices: each may have its own meaning.</summary>
    private const int FewestNumbers = 9;

    /// <summary>Up to so many different values a text is a choice, however few the leads.</summary>
    private const int SurelyChoices = 40;

    /// <summary>What names one person, or is no business of a score.</summary>
    private static readonly HashSet<string> Personal =
    [
        "hs_object_id", "firstname", "lastname", "phone", "mobilephone", "fax", "address", "date_of_birth", "gender", "marital_status", "salutation",
    ];

    /// <summary>What LeadSync writes itself tells how far a lead has come.</summary>
    private const string OwnPrefix = "leadsync_";

    /// <summary>HubSpot keeps instants as milliseconds since 1970: no count comes near.</summary>
    private const decimal EarliestInstant = 100_000_000_000m;

    public static PropertySurvey Of(IReadOnlyList<ClosedLead> leads)
    {
        var names = leads.SelectMany(lead => lead.Who.Properties.Keys).Distinct().Order(StringComparer.Ordinal);
        var usable = new List<LearnableProperty>();
        var leftAside = new List<string>();
        foreach (var name in names)
        {
            var values = leads.Select(lead => lead.Who[name]).Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).ToList();
            if (values.Count == 0 || Personal.Contains(name) || ConditionWords.Knows(name) || name.StartsWith(OwnPrefix, StringComparison.Ordinal)) continue;
            var (kind, because) = Judge(name, values);
            if (kind is { } known) usable.Add(new LearnableProperty(name, known));
            else if (because is not null) leftAside.Add($"{name} is left aside: {because}");
        }

        return new PropertySurvey(usable, leftAside);
    }

    private static (PropertyKind? Kind, string? Because) Judge(string name, List<string> values)
    {
        if (!PropertyName().IsMatch(name)) return (null, "a rule cannot name it, HubSpot's own names are lower case without spaces");
        if (name == "email") return (PropertyKind.Domain, null);

        var different = values.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (Most(values, value => LearnableProperty.TryNumber(value, out _)))
        {
            if (different < FewestNumbers) return (PropertyKind.Choice, null);
            if (Most(values, value => LearnableProperty.TryNumber(value, out var number) && number >= EarliestInstant)) return (null, "it is a point in time, and a rule on one would age");
            return different == values.Count && values.TrueForAll(value => long.TryParse(value, out _)) ? (null, "every lead has its own number") : (PropertyKind.Number, null);
        }

        if (Most(values, IsDate)) return (null, "it is a point in time, and a rule on one would age");
        return (different <= SurelyChoices || different <= values.Count / 20 ? PropertyKind.Choice : PropertyKind.Words, null);
    }

    /// <summary>A wrong value here and there does not change what a property is.</summary>
    private static bool Most(List<string> values, Func<string, bool> test) => values.Count(test) >= 0.95 * values.Count;

    private static bool IsDate(string value) =>
        value.Length >= 8 && char.IsDigit(value[0]) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    [GeneratedRegex("^[a-z0-9_]+$", RegexOptions.NonBacktracking)]
    private static partial Regex PropertyName();
}
