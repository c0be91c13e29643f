namespace LeadSync.Leads;

/// <summary>All that LeadSync remembers of one lead: where it is, who has it, until when, and why.</summary>
internal sealed record Lead
{
    public required LeadId Id { get; init; }
    public string? ContactId { get; init; }

    /// <summary>An attribute, never an identity: it finds an existing record before one is created.</summary>
    public string? Email { get; init; }

    /// <summary>Rises with every change; a look decides only on the version it read.</summary>
    public int Version { get; init; }
    public string Stage { get; init; } = Leads.Stage.Nurture;

    /// <summary>Why the lead stands where it stands, as one sentence.</summary>
    public string Because { get; init; } = "";
    public Score Score { get; init; } = Score.None;

    /// <summary>Which journey to sales this is: 0 before the first.</summary>
    public int Cycle { get; init; }
    public bool HandRaiser { get; init; }
    public CrmLink? Crm { get; init; }
    public Owner? Owner { get; init; }

    /// <summary>The Status last read in Salesforce, as sales wrote it.</summary>
    public string? CrmStatus { get; init; }
    public DateTimeOffset? QualifiedAt { get; init; }
    public DateTimeOffset? AssignedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? ReturnedAt { get; init; }
    public string? ReturnReason { get; init; }
    public int Returns { get; init; }
    public string? LastOwner { get; init; }
    public IReadOnlyList<Clock> Clocks { get; init; } = [];
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>Was ready already when LeadSync was switched on: waits for a new sign of life.</summary>
    public bool BeforeLeadSync { get; init; }

    /// <summary>The contact is gone from HubSpot.</summary>
    public bool Gone { get; init; }

    /// <summary>When time alone asks for the next look; null where only an event can.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
