using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>Whatever reps do, and whenever the worker looks, is killed, or meets new rules.</summary>
public sealed class LadderSpecification
{
    private enum Deed { Wait, Call, Accept, GoBack, Qualify, Reject, Restart, Reload, TakeOver, Outage }

    private sealed record Turn(Deed Deed, int Minutes);

    private static readonly ClockRule[] Rules =
    [
        Clock("respond", Stage.Assigned, Leads.Clock.FirstTouch, 1, Remind(0.5), Escalate(1), Escalate(3)),
        Clock("accept", Stage.Assigned, Stage.Sal, 12, Remind(0.75), Reassign(1, 2, LadderDeed.Revert)),
        Clock("qualify", Stage.Sal, Stage.Sql, 72, Remind(0.5, "manager"), Reassign(1, 1), Revert(1.5)),
        Clock("touches", Stage.Assigned, Stage.Sql, 100, Escalate(1, "sales@acme.example")) with { AtLeast = 2 },
    ];

    private static readonly Gen<List<Turn>> Lives =
        (from deed in Gen.Frequency((6, Gen.Constant(Deed.Wait)), (14, Gen.Elements(Enum.GetValues<Deed>())))
         from minutes in Gen.Elements(1, 20, 45, 180, 700, 2000)
         select new Turn(deed, minutes)).ListOf(25).Select(turns => turns.ToList());

    /// <summary>"no step of a ladder happens twice"</summary>
    [Fact]
    public void No_step_of_a_ladder_happens_twice() => Specification.Holds(Lives, turns =>
    {
        var story = Live(turns);

        story.Mails.Select(mail => mail.Key).ShouldBeUnique();
        story.Lead.Clocks.GroupBy(clock => (clock.Name, clock.Started)).ShouldAllBe(same => same.Count() == 1);
    });

    /// <summary>"a clock met in time never breaches"</summary>
    [Fact]
    public void A_clock_met_in_time_never_breaches() => Specification.Holds(Lives, turns => Live(turns, story =>
        story.Lead.Clocks.ShouldAllBe(clock => clock.Met == null || ((clock.Breached == null) == (clock.Met <= clock.Due)))));

    /// <summary>"Someone that was reassigned never gets it back when he let it lapse."</summary>
    [Fact]
    public void Who_let_it_lapse_is_not_chosen_again() => Specification.Holds(Lives.Where(turns => turns.TrueForAll(turn => turn.Deed != Deed.TakeOver)), turns => Live(turns, story =>
        story.Lead.LetLapse.ShouldNotContain(story.Lead.Owner?.CrmId ?? "")));

    /// <summary>Time alone never leaves a lead behind: what is owed asks for a look at its next step.</summary>
    [Fact]
    public void What_is_owed_is_looked_at_again() => Specification.Holds(Lives, turns => Live(turns, story =>
    {
        if (story.Lead.DueAt is { } due) due.ShouldBeGreaterThan(story.Now);
        else story.Lead.Clocks.ShouldAllBe(clock => !clock.IsOpen || (clock.Breached != null && clock.Ladder.All(step => step.Taken != null)));
    }));

    private static Story Live(List<Turn> turns, Action<Story>? always = null)
    {
        var story = Under(Rules).Ready().Settle();
        foreach (var turn in turns)
        {
            Do(story, turn.Deed);
            story.After(TimeSpan.FromMinutes(turn.Minutes)).Settle();
            always?.Invoke(story);
        }

        return story;
    }

    private static void Do(Story story, Deed deed)
    {
        var isWithRep = story.Lead.Stage is Stage.Assigned or Stage.Sal && story.Lead.Owner is { IsQueue: false };
        var rep = story.Lead.Owner?.CrmId ?? "";
        switch (deed)
        {
            case Deed.Call when isWithRep: story.Calls(rep); break;
            case Deed.Accept when isWithRep: story.Edit(rep, "Working - Contacted"); break;
            case Deed.GoBack when isWithRep: story.Edit(rep, "Open - Not Contacted"); break;
            case Deed.Qualify when isWithRep: story.Edit(rep, "Qualified"); break;
            case Deed.Reject when isWithRep: story.Edit(rep, "Recycled", reason: "Timing"); break;
            case Deed.TakeOver when isWithRep: story.Edit(rep, owner: story.Desk.Seats.Values.Select(seat => seat.Owner).First(owner => !owner.IsQueue && owner.CrmId != rep)); break;
            case Deed.Restart: story.Restart(); break;
            case Deed.Reload: story.Rules = story.Rules with { Sla = story.Rules.Sla with { Clocks = [.. story.Rules.Sla.Clocks.Select(clock => clock with { Within = clock.Within * 1.1, Then = [Remind(0.3), .. clock.Then] })] } }; break;
            case Deed.Outage: story.Desk = story.Desk with { Outages = [.. story.Desk.Outages, new Outage("Salesforce", story.Now, story.Now.AddMinutes(30))] }; break;
        }
    }
}
