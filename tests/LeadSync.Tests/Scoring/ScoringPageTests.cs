using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

/// <summary>The worked examples of `docs/scoring.md` come out as the page says.</summary>
public sealed class ScoringPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scoring.md"));

    [Fact]
    public void Every_worked_example_comes_out_as_the_page_says()
    {
        var examples = Page.Split("```text\n")[1..].Select(block => new Example(block[..block.IndexOf("```", StringComparison.Ordinal)])).ToList();

        examples.Count.ShouldBe(10);
        foreach (var example in examples) example.Computed().ShouldBe(example.Written);
    }

    [Fact]
    public void The_page_explains_every_key_of_the_file()
    {
        string[] keys = ["scope", "qualifyAt", "readyWhen", "handRaisers", "hubspotScore", "fit", "grades", "engagement", "halfLife", "atMost"];

        keys.Where(key => !Page.Contains($"`{key}", StringComparison.Ordinal) && !Page.Contains($"{key}, ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private sealed class Example(string text)
    {
        private static readonly string[] Given = ["with", "came back", "person", "did"];

        private readonly List<(string Key, string Value)> _lines =
            [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? (line[..at], line[(at + 2)..]) : (line, ""))];

        /// <summary>What the page says comes out.</summary>
        public string Written => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Given.Any(given => line.StartsWith($"{given}: ", StringComparison.Ordinal))));

        public string Computed()
        {
            var (rules, who) = (Rules(), Person());
            var lead = Some.Lead() with { ReturnedAt = Of("came back").Select(Ago).Cast<DateTimeOffset?>().FirstOrDefault() };
            var discount = lead.ReturnedAt is { } returned ? new ReturnDiscount(returned, rules.Sla.Recycling.ScoreKeeps) : null;
            var values = new ConditionValues(who).ValueOf;
            var score = LeadScorer.Score(who, rules.Scoring, Some.Now, values, discount);
            var readiness = ReadinessRule.Of(who, score, lead, rules.Scoring, values, values);
            return string.Join('\n', score.Reasons.Select(reason => $"{reason.Points:+0;-0} {reason.Because}")
                .Append($"score: fit {score.Fit}, engagement {score.Engagement}, grade {score.Grade}")
                .Append($"{(readiness.IsReady ? "ready" : "not ready")}: {readiness.Because}"));
        }

        private IEnumerable<string> Of(string key) => _lines.Where(line => line.Key == key).Select(line => line.Value);

        /// <summary>The shipped rules; a key of the example stands for that of the file.</summary>
        private Rulebook Rules()
        {
            using var folder = new TempFolder();
            var shipped = File.ReadAllLines(Path.Combine(Repository.Root, "config", "scoring.yaml"));
            foreach (var with in Of("with"))
            {
                var key = with[..(with.IndexOf(':', StringComparison.Ordinal) + 1)];
                var (from, behind) = (Array.FindIndex(shipped, line => line.StartsWith(key, StringComparison.Ordinal)), 1);
                while (shipped[from + behind].StartsWith(' ')) behind++;
                shipped = [.. shipped[..from], with, .. shipped[(from + behind)..]];
            }

            File.WriteAllLines(Path.Combine(folder.Path, "scoring.yaml"), shipped);
            return RulebookReader.Read(folder.Path, _ => null) is { Rulebook: { } rules } reading ? rules : throw new InvalidOperationException($"The example's rules are not valid: {text}");
        }

        private MarketingView Person() => Some.Person([.. Of("person").Single().Split("; ").Select(pair => pair.Split(" = ")).Select(pair => (pair[0], (string?)pair[1]))])
            .Doing(Of("did").Select((did, place) =>
            {
                var (what, ago) = (did[..did.LastIndexOf(", ", StringComparison.Ordinal)].Split(' ', 2), did[(did.LastIndexOf(", ", StringComparison.Ordinal) + 2)..]);
                var engagement = new Engagement($"{place}", what[0], Ago(ago));
                return what[0] == EngagementKind.FormSubmit ? engagement with { Form = what[1] } : engagement with { Url = $"https://acme.example{what[1]}" };
            }));

        /// <summary>"14 days ago".</summary>
        private static DateTimeOffset Ago(string days) => Some.Now.AddDays(-int.Parse(days.Split(' ')[0]));
    }
}
