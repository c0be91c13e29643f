using System.Globalization;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

/// <summary>Many people who do many things; what they did is remembered, and told to HubSpot now or late.</summary>
internal sealed class Crowd
{
    private static readonly string[] Pages = ["pricing", "blog/topology", "guides/security-basics", "about", "cases/globex"];
    private static readonly string[] Forms = ["Newsletter", "Security guide", "Webinar"];

    private readonly IntakeUnderTest _intake;
    private readonly Random _random = new(4_711);
    private readonly List<string> _happened = [];
    private int _number;

    private Crowd(IntakeUnderTest intake, IReadOnlyList<Member> people) => (_intake, People) = (intake, people);

    public IReadOnlyList<Member> People { get; }

    public static async Task<Crowd> OfAsync(IntakeUnderTest intake, int people)
    {
        var made = new List<Member>();
        foreach (var hundred in Enumerable.Range(0, people).Select(n => $"p{n}@globex.example").Chunk(100))
        {
            var answer = await intake.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/batch/create", new { inputs = hundred.Select(email => new { properties = new { email } }) });
            made.AddRange(answer!["results"]!.AsArray().Select(one => new Member((string)one!["id"]!, (string)one["properties"]!["email"]!)));
        }

        return new Crowd(intake, made);
    }

    /// <summary>The next things that happen: most within the last ten minutes, some told an hour late, a few almost a day.</summary>
    public List<object> Do(int count) => [.. Enumerable.Range(0, count).Select(_ => Do())];

    /// <summary>One line for each thing that happened, sorted.</summary>
    public List<string> Happened() => [.. _happened.Order(StringComparer.Ordinal)];

    public static string Line(string email, string kind, DateTimeOffset at, string? url) => string.Create(CultureInfo.InvariantCulture, $"{email} {kind} {at:O} {url}");

    private object Do()
    {
        var person = People[_random.Next(People.Count)];
        var late = _random.Next(10) switch { < 7 => TimeSpan.FromMinutes(10), < 9 => TimeSpan.FromHours(1), _ => TimeSpan.FromHours(20) };
        var at = _intake.Time.GetUtcNow() - TimeSpan.FromSeconds(_random.Next((int)late.TotalSeconds)) - TimeSpan.FromMilliseconds(++_number % 1000);
        var kind = _random.Next(20) switch { < 10 => "page_view", < 13 => "form_submit", < 16 => "email_click", < 18 => "email_open", 18 => "download", _ => "custom" };
        var page = $"https://acme.example/{Pages[_random.Next(Pages.Length)]}{(_random.Next(3) == 0 ? "?utm_source=partner" : "")}";

        // A mail that is opened names no page.
        _happened.Add(Line(person.Email, kind, at, kind == "email_open" ? null : page));
        return new { email = person.Email, @event = kind, url = page, title = "A title", form = kind == "form_submit" ? Forms[_random.Next(Forms.Length)] : null, name = kind == "custom" ? "trial_begun" : null, at };
    }

    internal sealed record Member(string Id, string Email);
}
