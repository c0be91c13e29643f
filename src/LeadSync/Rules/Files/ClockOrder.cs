namespace LeadSync.Rules.Files;

/// <summary>A clock has to end later on the way than it starts: what <c>sla.yaml</c> and <c>stages.yaml</c> say together.</summary>
internal static class ClockOrder
{
    public static void Judge(SlaRules sla, StageRules stages, Judgement judge)
    {
        foreach (var clock in sla.Clocks)
        {
            if (clock.From is Leads.Stage.Nurture or Leads.Stage.Mql || stages[clock.From].Ends != StageEnd.No) judge.NotYetActedOn(NotYet.ClockOfMarketing, clock.At);
            var (from, until) = (stages.Order(clock.From), stages.Order(clock.Until));
            if (from < 0 || until < 0 || from < until) continue;
            judge.Refuse(
                clock.At,
                $"the clock '{clock.Clock}' runs from '{clock.From}' until '{clock.Until}', which does not come after it",
                "Turn the two round, or put the stages of stages.yaml in their order");
        }
    }
}
