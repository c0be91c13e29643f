using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Journey;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sla;

/// <summary>The page for sales managers shows a week of one lead: it is what the program does with that agreement, line by line.</summary>
public sealed class AgreementPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "agreement.md"));

    [Fact]
    public void The_week_of_one_lead_is_as_the_page_tells_it()
    {
        var story = AgreedStory.Under();
        story.Rules = story.Rules with { Sla = story.Rules.Sla with { Clocks = Agreed().Clocks, TimeZone = Agreed().TimeZone, Hours = Agreed().Hours } };

        List<string> week =
        [
            Line(story, "2026-11-23T10:00", "The lead is ready, and it is Ana's turn", () => story.Ready()),
            Line(story, "2026-11-23T10:30", "Half of `respond` is over"),
            Line(story, "2026-11-23T10:40", "Ana calls and logs the call: `respond` is met", () => story.Calls(story.Lead.Owner!.CrmId)),
            Line(story, "2026-11-24T09:00", "Three quarters of `accept` were over at 19:00; the reminder waits until Ana is in"),
            Line(story, "2026-11-24T09:30", "Ana sets the Status to Working - Contacted: `accept` is met, `qualify` starts", () => story.Edit(story.Lead.Owner!.CrmId, "Working - Contacted")),
            Line(story, "2026-11-25T11:00", "Salesforce is back after two hours: `qualify` runs two hours longer", () => story.Desk = story.Desk with { Outages = [new Outage("Salesforce", story.Now.AddHours(-2), story.Now)] }),
            Line(story, "2026-11-27T11:30", "`qualify` runs out: somebody else gets the lead, and all promises begin anew"),
            Line(story, "2026-11-27T15:30", "It is 09:30 in New York: half of `respond` is over"),
            Line(story, "2026-11-27T16:00", "`respond` runs out"),
            Line(story, "2026-11-27T20:30", "Three quarters of `accept` are over"),
            Line(story, "2026-11-30T17:00", "`accept` ran out on Friday after hours; two hours after Bob came in, the lead goes back"),
        ];

        Page.Split('\n').SkipWhile(line => !line.StartsWith("| In Berlin", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).ShouldBe(week);
    }

    /// <summary>What happens by time alone happens then, and not a minute earlier.</summary>
    private static string Line(Story story, string at, string what, Action? deed = null)
    {
        var told = story.Mails.Count;
        story.Now = Agreement.At(at);
        if (deed is null)
        {
            var (mails, lead) = (story.Mails.Count, (story.Lead.Stage, story.Lead.Owner));
            story.After(TimeSpan.FromMinutes(-1)).Settle();
            (story.Mails.Count, (story.Lead.Stage, story.Lead.Owner)).ShouldBe((mails, lead), at);
            story.After(TimeSpan.FromMinutes(1));
        }

        deed?.Invoke();
        story.Settle();
        var when = DateTime.ParseExact(at, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        var hears = story.Mails.Skip(told).Select(mail => $"{mail.Name}: {mail.Subject}").DefaultIfEmpty("nobody");
        return $"| {when} | {what} | {story.Lead.Owner!.Label}, {story.Lead.Stage} | {string.Join("; ", hears)} |";
    }

    private static SlaRules Agreed()
    {
        using var config = TempConfig.Empty();
        File.WriteAllText(Path.Combine(config.Directory, "sla.yaml"), Page.Split("```yaml\n")[1].Split("```")[0]);
        return RulebookReader.Read(config.Directory, TempConfig.Secrets).Rulebook!.Sla;
    }
}
