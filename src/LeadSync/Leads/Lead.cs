using System.Text.Json.Serialization;

namespace LeadSync.Leads;

/// <summary>All that LeadSync remembers of one lead: where it is, who has it, until when, and why.</summary>
internal sealed record Lead
{
    public required LeadId Id { get; init; }
    public string? ContactId { get; init; }

    /// <summary>An attribute, never an identity: it finds an existing record before one is created.</summary>
    public string? Email { get; init; }

    /// <summary>Rises with every change; a look decides only on the version it read. 0: never looked at.</summary>
    public int Version { get; init; }
    public string Stage { get; init; } = Leads.Stage.Nurture;

    /// <summary>When it came to its stage, by the evidence there is; null before the first move.</summary>
    public DateTimeOffset? StageSince { get; init; }

    /// <summary>Why the lead stands where it stands, as one sentence.</summary>
    public string Because { get; init; } = "";
    public Score Score { get; init; } = Score.None;

    /// <summary>Which journey to sales this is: 0 before the first.</summary>
    public int Cycle { get; init; }
    public bool HandRaiser { get; init; }
    public CrmLink? Crm { get; init; }

    /// <summary>Further records that Salesforce has of this person: only people merge them there, and LeadSync writes to none.</summary>
    public IReadOnlyList<CrmLink> Spares { get; init; } = [];

    /// <summary>The lead that has the Salesforce record of this person, where Salesforce merged two records of ours and HubSpot still has two contacts.</summary>
    public LeadId? SpokenForBy { get; init; }

    /// <summary>Who has it; once chosen, an owner stays until a rule removes him.</summary>
    public Owner? Owner { get; init; }

    /// <summary>Why that owner: the rule that chose him and whom it passed over.</summary>
    public string OwnerBecause { get; init; } = "";

    /// <summary>Name of the routing rule that chose whom this journey began with; null where no rule did.</summary>
    public string? RoutedBy { get; init; }

    /// <summary>The org's own assignment rules choose the owner with the handoff; whom they chose was not read back yet.</summary>
    public bool OrgDecides { get; init; }

    /// <summary>Inside sales checks it in this cycle, or has; null where nobody is asked to.</summary>
    public Verification? Verification { get; init; }

    /// <summary>What sales makes of it; null before there is an Opportunity.</summary>
    public CrmOpportunity? Opportunity { get; init; }

    /// <summary>The last Status taken into account, as sales wrote it: only a change of it moves the stage.</summary>
    public string? CrmStatus { get; init; }
    public DateTimeOffset? QualifiedAt { get; init; }

    /// <summary>Why it was ready then.</summary>
    public string? ReadyBecause { get; init; }

    /// <summary>When Salesforce had the lead under its owner, in this cycle; null while the handoff is on its way.</summary>
    public DateTimeOffset? HandedOffAt { get; init; }

    /// <summary>When a person, not a queue, got it in this cycle.</summary>
    public DateTimeOffset? AssignedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What sales did about it in this cycle, oldest first.</summary>
    public IReadOnlyList<Touch> Touches { get; init; } = [];

    /// <summary>When Status or owner last changed in Salesforce.</summary>
    public DateTimeOffset? MovedAt { get; init; }
    public DateTimeOffset? ReturnedAt { get; init; }
    public string? ReturnReason { get; init; }
    public int Returns { get; init; }

    /// <summary>Salesforce id of the user who had it before it came back.</summary>
    public string? LastOwner { get; init; }

    /// <summary>Salesforce ids of those it was taken from because they let a promise lapse: it never goes to them again.</summary>
    public IReadOnlyList<string> LetLapse { get; init; } = [];

    /// <summary>A way back to marketing, or to somebody else, that is decided and not yet confirmed.</summary>
    public PendingReturn? Return { get; init; }

    /// <summary>Fields of the Salesforce record that are to change beside our own, until Salesforce has confirmed them.</summary>
    public IReadOnlyDictionary<string, string> Wish { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<Clock> Clocks { get; init; } = [];
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>What the person's company is in Salesforce; null where no rule asks, or it was not read lately.</summary>
    public AccountStanding? Account { get; init; }

    /// <summary>The handoff Task of this cycle has been asked for.</summary>
    public bool TaskAsked { get; init; }

    /// <summary>How many handoff Tasks were asked for in this cycle: on a Lead, one for each who got it.</summary>
    public int HandoffTasks { get; init; }

    /// <summary>Signs of the last days that somebody was told of: of each, one a day.</summary>
    public IReadOnlyList<ToldSign> ToldSigns { get; init; } = [];

    /// <summary>What HubSpot has confirmed of our properties.</summary>
    public IReadOnlyDictionary<string, string> ToldHubSpot { get; init; } = new Dictionary<string, string>();

    /// <summary>What Salesforce has confirmed of our fields.</summary>
    public IReadOnlyDictionary<string, string> ToldSalesforce { get; init; } = new Dictionary<string, string>();

    /// <summary>What is remembered of each mapped field, by the mapping's name.</summary>
    public IReadOnlyDictionary<string, FieldMemory> Fields { get; init; } = new Dictionary<string, FieldMemory>();

    /// <summary>When Salesforce last confirmed a write: what a poll read before that is out of date.</summary>
    public DateTimeOffset? WroteSalesforceAt { get; init; }

    /// <summary>The stage whose properties HubSpot has confirmed.</summary>
    public string? ToldStage { get; init; }

    /// <summary>Was ready already when LeadSync was switched on: waits for a new sign of life.</summary>
    public bool BeforeLeadSync { get; init; }

    /// <summary>Was let in by a first load, though it was ready before LeadSync was switched on.</summary>
    public bool Admitted { get; init; }

    /// <summary>A first load wants to know which record Salesforce has of this person.</summary>
    public bool WantsLink { get; init; }

    /// <summary>What LeadSync would have sent, where it only observes: said once, not with every look.</summary>
    public IReadOnlyList<string> WouldHave { get; init; } = [];

    /// <summary>The contact is gone from HubSpot.</summary>
    public bool Gone { get; init; }

    /// <summary>When time alone asks for the next look; null where only an event can.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Promises that are still owed.</summary>
    [JsonIgnore]
    public IEnumerable<Clock> Owed => Clocks.Where(clock => clock is { IsOpen: true, IsWatch: false });

    /// <summary>The hold on something, or null where nothing stands in its way.</summary>
    public Hold? HoldOn(string what) => Holds.FirstOrDefault(hold => hold.What == what);
}
