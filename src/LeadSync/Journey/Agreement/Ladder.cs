using LeadSync.Leads;
using LeadSync.Sla;

namespace LeadSync.Journey.Agreement;

/// <summary>What follows as a promise's time goes by: somebody is reminded or told, the lead goes to another rep, or back to marketing. Each step once.</summary>
internal static class Ladder
{
    private const string Manager = "manager";

    public static Look Climb(Look look)
    {
        var due = ClockBook.DueSteps(look.Lead.Clocks, Promises.Until(look));
        if (due.Count == 0) return look.Lead.Return is null ? look.Unhold(HoldOn.Return) : look;

        // A rep may have answered a second ago: nobody is reminded, and nothing taken, before Salesforce was asked.
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Sales.Record is not { } record) return look;

        var moves = record.IsConverted || look.Lead.Crm is not { ShowsState: true } || look.Sales.OpenOpportunity is not null ? [] : due.Where(IsMove).ToList();
        var told = due.Except(moves).Aggregate(look, (said, step) => Tell(said, step, isOvertaken: moves.Exists(move => move.Clock.Name == step.Clock.Name)));
        return moves.Count == 0 ? told : Move(told, moves[0]);
    }

    private static bool IsMove(DueStep due) => due.Step.Deed is LadderDeed.Reassign or LadderDeed.Revert;

    private static Look Move(Look look, DueStep due)
    {
        if (due.Step.Deed == LadderDeed.Revert) return GoingBack.Begin(look, GoingBack.Because(due.Clock));

        var (begun, whyNot) = Reassigning.Begin(look, due);
        if (whyNot is null) return begun;

        return due.Step.Otherwise == LadderDeed.Revert
            ? GoingBack.Begin(look, GoingBack.Because(due.Clock))
            : Tell(look.Say("clock", $"Stays with {look.Lead.Owner?.Label}: {whyNot}"), due with { Step = Instead(due.Step) }, isOvertaken: false);
    }

    /// <summary>Reminded of what is taken away in the same breath, a rep would laugh; a manager wants to know all the same.</summary>
    private static Look Tell(Look look, DueStep due, bool isOvertaken)
    {
        var taken = look.With(look.Lead with { Clocks = ClockBook.Take(look.Lead.Clocks, due, look.Now) });
        var said = IsMove(due) ? due with { Step = Instead(due.Step) } : due;
        return isOvertaken && said.Step.Deed == LadderDeed.Remind ? taken : taken with { Calls = taken.Calls.Add(said) };
    }

    /// <summary>Where a lead stays with its owner, whatever was agreed: a sale under way is not disturbed, but somebody has to know.</summary>
    private static ClockStep Instead(ClockStep step) =>
        step.Otherwise == LadderDeed.Remind ? step with { Deed = LadderDeed.Remind, To = "owner" } : step with { Deed = LadderDeed.Escalate, To = Manager };
}
