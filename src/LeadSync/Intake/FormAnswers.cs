using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>What of a filled-in form is worth keeping for a rep: what was asked beyond the address, never consent, secrets or tracking.</summary>
internal static class FormAnswers
{
    private const int Most = 8;

    /// <summary>Of one answer, in characters: a message is told by its beginning.</summary>
    private const int Longest = 300;

    /// <summary>They stand on the record itself.</summary>
    private static readonly HashSet<string> OnTheRecord = new(StringComparer.OrdinalIgnoreCase)
    {
        "email", "firstname", "lastname", "salutation", "phone", "mobilephone", "company", "country", "jobtitle",
    };

    /// <summary>Parts of names whose values nobody but their owner, or only a machine, has use for.</summary>
    private static readonly string[] Private =
    [
        "consent", "gdpr", "privacy", "legal", "optin", "opt_in", "subscri", "password", "passwd", "passcode", "secret", "token", "captcha",
        "card", "iban", "cvc", "cvv", "ssn", "passport", "birth", "utm_", "gclid", "fbclid", "hs_", "hutk", "referrer",
    ];

    /// <param name="labels">How the form asks, by name; without one the name is told in words.</param>
    public static IReadOnlyList<FormAnswer>? Of(IReadOnlyList<FormValue> values, IReadOnlyDictionary<string, string> labels)
    {
        List<FormAnswer> answers =
        [
            .. values.Where(value => !string.IsNullOrWhiteSpace(value.Value) && IsForReps(value.Name) && IsForReps(labels.GetValueOrDefault(value.Name) ?? ""))
                .Take(Most)
                .Select(value => new FormAnswer(Question(value.Name, labels), Cut(value.Value!.Trim()))),
        ];
        return answers.Count > 0 ? answers : null;
    }

    private static bool IsForReps(string name) =>
        !OnTheRecord.Contains(name) && !Private.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static string Question(string name, IReadOnlyDictionary<string, string> labels) =>
        labels.GetValueOrDefault(name) is { Length: > 0 } label ? label.Trim().TrimEnd(':', '?') : name[(name.LastIndexOf('/') + 1)..].Replace('_', ' ').Trim();

    /// <summary>Whole words only.</summary>
    private static string Cut(string text) =>
        text.Length <= Longest ? text : text.LastIndexOf(' ', Longest) is var space and > 0 ? $"{text[..space]} …" : "a text without spaces, too long to tell";
}
