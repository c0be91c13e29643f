using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Alerts;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>A lead's life under an agreement of its own: Ana and Bob report to Cho, whoever is told has a mailbox.</summary>
internal static class AgreedStory
{
    public static Story Under(params IReadOnlyList<ClockRule> clocks)
    {
        var story = new Story();
        story.Rules = story.Rules with
        {
            Sla = story.Rules.Sla with { Clocks = clocks, Recycling = story.Rules.Sla.Recycling with { MostReturns = 10 } },
            Alerts = Teams.Alerts(),
        };
        story.Desk = story.Desk with
        {
            People = People.Of(
                new Dictionary<string, string>(),
                story.Desk.Seats.Values.Where(seat => !seat.Owner.IsQueue).DistinctBy(seat => seat.Owner.CrmId).ToDictionary(seat => seat.Owner.CrmId, seat => $"{seat.Owner.Label.Split(' ')[0].ToLowerInvariant()}@acme.example")),
        };
        return story;
    }

    public static ClockRule Clock(string name, string from, string until, double hours, params IReadOnlyList<LadderStep> then) =>
        new() { Clock = name, From = from, Until = until, Within = TimeSpan.FromHours(hours), Then = then, At = Some.Position };

    public static LadderStep Remind(double at, string to = "owner") => new(at, LadderDeed.Remind, to, 0, null);

    public static LadderStep Escalate(double at, string to = "manager") => new(at, LadderDeed.Escalate, to, 0, null);

    public static LadderStep Reassign(double at, int times, LadderDeed? otherwise = null) => new(at, LadderDeed.Reassign, "", times, otherwise);

    public static LadderStep Revert(double at = 1) => new(at, LadderDeed.Revert, "marketing", 0, null);

    /// <summary>An agreement whose stages do not follow what is sold: a lead with an open Opportunity stays where its Status says.</summary>
    public static Story WithoutOpportunities(this Story story)
    {
        var stages = story.Rules.Stages;
        story.Rules = story.Rules with
        {
            Stages = stages with { Stages = [.. stages.Stages.Select(stage => stage with { Salesforce = [.. stage.Salesforce.Where(sign => sign.Opportunity is null)] })] },
        };
        return story;
    }

    /// <summary>To so many hours after the lead was assigned.</summary>
    public static Story At(this Story story, double hours)
    {
        story.Now = (story.Lead.AssignedAt ?? Story.Start).AddSeconds(Math.Round(hours * 3600));
        return story;
    }

    /// <summary>The worker is killed and started again: all that is left is what it had stored.</summary>
    public static Story Restart(this Story story)
    {
        story.Lead = LeadSync.Storage.StoredJson.Read<Lead>(LeadSync.Storage.StoredJson.Write(story.Lead));
        return story;
    }

    public static Clock Clock(this Story story, string name) => story.Lead.Clocks.Last(clock => clock.Name == name);

    /// <summary>How many times it was taken from one rep and given to another in this cycle.</summary>
    public static int Reassignments(this Story story) => story.Lead.Clocks.Count(clock => clock.Ladder.Any(step => step is { Deed: LadderDeed.Reassign, Taken: not null }));
}
