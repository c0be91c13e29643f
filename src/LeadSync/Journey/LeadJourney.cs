using LeadSync.Journey.Agreement;
using LeadSync.Journey.Fields;
using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey;

/// <summary>What happens to one lead. Reads nothing, writes nothing: the same values always give the same decision.</summary>
internal static class LeadJourney
{
    /// <param name="lead">What LeadSync remembers.</param>
    /// <param name="hubspot">What marketing knows now.</param>
    /// <param name="salesforce">What sales knows now.</param>
    /// <param name="desk">Who could take a lead, and whose turn it is.</param>
    public static Decision Decide(Lead lead, MarketingView hubspot, SalesView salesforce, Desk desk, Rulebook rules, DateTimeOffset now)
    {
        var look = new Look(lead, hubspot, salesforce, desk, desk.Alongside ? Alongside.Narrow(rules) : rules, now);

        if (!hubspot.Exists && (lead.Cycle == 0 || lead.SpokenForBy is not null)) return look.Decision with { Forget = true };
        if (lead.SpokenForBy is not null) return look.After(DeliveryNews.TakeNote).After(Collision.StandBack).After(MarketingFeedback.Tell).After(Observing.HoldBack).Decision;

        return look
            .After(DeliveryNews.TakeNote)       // what became of what we sent
            .After(SalesNews.Listen)            // what sales did: status, owner, conversion
            .After(ClosedLoop.Follow)           // what sales sells to the person: open, won, lost
            .After(OpenQuestions.Ask)           // what sales owes an answer to
            .After(Promises.Keep)               // promises that were kept, and those that time has broken
            .After(PersonAccounts.TakeNote)     // what their company is in Salesforce
            .After(Reckoning.Score)             // how ready the lead is, and why
            .After(NextStep)
            .After(Promises.Wind)               // clocks stopped and started, the next deadline
            .After(Orphans.Watch)               // nobody is forgotten: who has it, and until when
            .After(FieldSync.Merge)             // which mapped field travels where
            .After(Briefing.Write)              // who this is, why now, what to send next
            .After(SalesBriefing.Tell)          // sales sees brief, score, stage, deadlines, and gets a Task
            .After(MarketingFeedback.Tell)      // marketing sees what became of the lead
            .After(Alerting.Tell)               // people hear of it, by mail, chat and Task
            .After(Observing.HoldBack)          // mode: observe says it all, and sends nothing
            .After(decided => Plates.Count(decided, lead, desk)) // who has one lead more, and who one less
            .Decision;
    }

    private static Look NextStep(Look look) => look switch
    {
        { Lead.Return: not null } => GoingBack.Confirm(look),
        { IsWithMarketing: true, IsReady: true } => HandOff.Begin(look),
        { IsWithMarketing: true, Lead: { WantsLink: true, Crm: null } } => Linking.Link(look),
        { IsOnItsWay: true, IsRecalled: true } => Recall.Stop(look),
        { IsWithSales: true, IsRecalled: true } => GoingBack.Begin(look, GoingBack.Recalled),
        { IsBeingHandedOver: true } => HandOff.GoOn(look),
        { IsWithSales: true, Orphan: not null } => Orphans.Rescue(look),
        { IsWithSales: true } => Ladder.Climb(look),
        _ => look,
    };
}
