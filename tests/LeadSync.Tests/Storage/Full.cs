using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Storage;

/// <summary>A lead with every member set, so that a forgotten column shows.</summary>
internal static class Full
{
    public static Lead Lead() => new()
    {
        Id = LeadId.New(Some.Now),
        ContactId = "501",
        Email = "kim@globex.example",
        Version = 7,
        Stage = Stage.Sal,
        Because = "accepted",
        Score = new Score(20, 12, "A", [new ScoreReason(20, "decision maker"), new ScoreReason(12, "reads")]),
        Cycle = 2,
        HandRaiser = true,
        Crm = new CrmLink(CrmLink.Contact, "003Ws00000AbCdEMAV", "00TWs00000AbCdEMAV"),
        Spares = [new CrmLink(CrmLink.Lead, "00QWs00000AbCdEMAV")],
        OrgDecides = true,
        Verification = new Verification("verify first", Some.Now),
        Account = new AccountStanding("globex.example", Matches: true, "Customer", OpenOpportunity: true, Some.Now),
        SpokenForBy = LeadId.New(Some.Now.AddSeconds(-1)),
        Owner = new Owner("005Ws000001xYzAIAU", "Ana Ruiz", IsQueue: false),
        OwnerBecause = "her turn",
        Opportunity = new CrmOpportunity("006Ws00000AbCdEMAV", "Globex 50 seats", new Owner("005Ws000001xYzAIAU", "Ana Ruiz", IsQueue: false)) { Stage = "Closed Lost", State = Deal.Lost, Amount = 12.5m, Currency = "EUR", LostBecause = "Price", Competitor = "Initech", CreatedAt = Some.Now },
        RoutedBy = "DACH",
        CrmStatus = "Working - Contacted",
        QualifiedAt = Some.Now,
        ReadyBecause = "asked for a demo",
        HandedOffAt = Some.Now.AddSeconds(1),
        AssignedAt = Some.Now.AddSeconds(2),
        AcceptedAt = Some.Now.AddSeconds(3),
        ReturnedAt = Some.Now.AddDays(-9),
        ReturnReason = "Timing",
        Returns = 1,
        LastOwner = "005Ws000001xBobAAA",
        Return = new PendingReturn("late", Stage.Recycled, "Open", Some.Now, Some.Now, WithoutStatus: true, Written: true) { To = new NextOwner(new Owner("005", "Bob", IsQueue: false), "his turn", "accept") },
        Fields = new Dictionary<string, FieldMemory>
        {
            ["phone and Phone"] = new()
            {
                Agreed = new AgreedPair("1", "2", Some.Now),
                ToSalesforce = new SentValue("3", "4", Some.Now, "5", Some.Now, Landed: true, IsPutBack: true, IsUncertain: true),
                ToHubSpot = new SentValue("6", "7", null, null, Some.Now),
                SeenInSalesforce = new SeenValue("8", Some.Now),
                Refused = new RefusedValue(true, "9", "too long"),
            },
        },
        Admitted = true,
        WantsLink = true,
        WouldHave = ["Would have made a Lead"],
        Wish = new Dictionary<string, string> { ["OwnerId"] = "00G" },
        StageSince = Some.Now,
        Touches = [new Touch("00T", "005", TouchKind.Call, Some.Now)],
        MovedAt = Some.Now,
        LetLapse = ["005"],
        Clocks =
        [
            new Clock("accept", Stage.Sal, Some.Now, Some.Now.AddHours(12))
            {
                Terms = new ClockTerms(TimeSpan.FromHours(12), Business: true, DueInHours: true, AtLeast: 6),
                Ladder = [new ClockStep(0.5, Some.Now.AddHours(6), LadderDeed.Reassign, "owner", 1, LadderDeed.Revert, Some.Now)],
                Responsible = new Owner("005", "Ana", IsQueue: false),
                Paused = [new Outage("Salesforce", Some.Now, Some.Now)],
                Met = Some.Now,
                Breached = Some.Now,
                Stopped = Some.Now,
            },
        ],
        Holds = [new Hold(HoldOn.Fields, "hidden", Some.Now, "abc")],
        TaskAsked = true,
        HandoffTasks = 2,
        ToldSigns = [new ToldSign("indicative", "read about prices", new DateOnly(2026, 11, 18))],
        ToldHubSpot = new Dictionary<string, string> { ["leadsync_stage"] = "sal" },
        ToldSalesforce = new Dictionary<string, string> { ["LeadSync_Stage__c"] = "sal" },
        WroteSalesforceAt = Some.Now,
        ToldStage = Stage.Assigned,
        BeforeLeadSync = true,
        Gone = true,
        DueAt = Some.Now.AddHours(1),
    };
}
