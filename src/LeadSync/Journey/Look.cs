using System.Collections.Immutable;
using LeadSync.Journey.Agreement;
using LeadSync.Journey.Fields;
using LeadSync.Leads;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Sla;

namespace LeadSync.Journey;

/// <summary>One look at one lead, as it is being decided: what was read, and what has been concluded so far.</summary>
internal sealed record Look(
    Lead Lead,
    MarketingView Marketing,
    SalesView Sales,
    Desk Desk,
    Rulebook Rules,
    DateTimeOffset Now)
{
    /// <summary>The lead as the look found it.</summary>
    public Lead Before { get; init; } = Lead;

    public Readiness Readiness { get; init; } = new(false, "");
    public ImmutableList<Effect> Effects { get; init; } = [];
    public ImmutableList<Fact> Facts { get; init; } = [];

    /// <summary>Steps of a ladder that somebody is to be told of.</summary>
    public ImmutableList<DueStep> Calls { get; init; } = [];

    /// <summary>The pinned record; one that was found in this very look stands among the candidates still.</summary>
    public CrmRecord? Record => Sales.Record ?? Sales.Candidates.FirstOrDefault(one => one.Id == Lead.Crm?.Id);

    public StageRule Stage => Rules.Stages[Lead.Stage];

    /// <summary>Marketing's turn: never handed off, or come back.</summary>
    public bool IsWithMarketing => Lead.Stage == Leads.Stage.Nurture || Stage.Ends == StageEnd.Return;

    /// <summary>Sales' turn: handed off and not ended.</summary>
    public bool IsWithSales => Lead.HandedOffAt is not null && Stage.Ends == StageEnd.No && Lead.Stage != Leads.Stage.Nurture;

    /// <summary>An owner is wanted, or chosen, and Salesforce does not have the lead under them yet.</summary>
    public bool IsOnItsWay => Lead is { Stage: Leads.Stage.Mql or Leads.Stage.Verifying, HandedOffAt: null };

    /// <summary>On its way, or arrived with this very look.</summary>
    public bool IsBeingHandedOver => IsOnItsWay || Lead.Stage == Leads.Stage.Mql || (Lead.Stage == Leads.Stage.Verifying && Before.HandedOffAt is null);

    /// <summary>Why nobody will work on it; null where somebody will.</summary>
    public Orphan? Orphan => Orphans.Of(Lead, Desk, Rules.Stages, Now);

    public bool IsReady => Readiness.IsReady;

    /// <summary>Marketing wants it back, and nobody has confirmed the need yet.</summary>
    public bool IsRecalled =>
        string.Equals(Marketing["leadsync_request"], "recall", StringComparison.OrdinalIgnoreCase)
        && Rules.Stages.Order(Lead.Stage) < Rules.Stages.Order(Leads.Stage.Sql);

    /// <summary>What has to be read for this very look before more can be said.</summary>
    public Ask Asks { get; init; }

    /// <summary>Mapped fields that are to travel.</summary>
    public FieldWrites FieldWrites { get; init; } = FieldWrites.None;

    /// <summary>The lead in words for its rep; empty where nobody reads it.</summary>
    public string Brief { get; init; } = "";

    /// <summary>What the person cares about, strongest first, joined by <c>;</c>.</summary>
    public string Topics { get; init; } = "";

    /// <summary>What is on its way of it is to stay here.</summary>
    public bool Stops { get; init; }

    public Decision Decision => new(Lead, Marketing, Effects, Facts, Desk) { Asks = Asks, Readiness = Readiness, FieldWrites = FieldWrites, Stops = Stops };

    public ConditionValues Values => new(Marketing)
    {
        Regions = Rules.Routing.Regions,
        Score = Lead.Score,
        Stage = Lead.Stage,
        HandRaiser = Readiness.HandRaiser || Lead.HandRaiser,
        MatchesAccount = Lead.Account?.Matches,
        OpenOpportunity = Lead.Account?.OpenOpportunity,
        AccountType = Lead.Account?.Types,
    };

    public Look After(Func<Look, Look> step) => step(this);

    public Look With(Lead lead) => this with { Lead = lead };

    public Look Say(string kind, string text) => this with { Facts = Facts.Add(new Fact(kind, text)) };

    public Look Wants(Ask ask) => this with { Asks = Asks | ask };

    public Look Send(Effect effect) => this with { Effects = Effects.Add(effect) };

    /// <param name="since">When it came there; null: now.</param>
    public Look MoveTo(string stage, string because, DateTimeOffset? since = null) =>
        With(Lead with { Stage = stage, Because = because, StageSince = since ?? Now }).Say("stage", $"{because}. Now {Words.Stage(stage)}");

    /// <summary>Says aloud what stands in the way; the same hold said again keeps its first time.</summary>
    public Look Hold(string what, string because, string? refused = null)
    {
        var before = Lead.HoldOn(what);
        var hold = new Hold(what, because, before?.Since ?? Now, refused);
        if (before == hold) return this;

        var held = With(Lead with { Holds = [.. Lead.Holds.Where(one => one.What != what), hold] });
        return before?.Because == because ? held : held.Say("hold", $"Held ({what}): {because}");
    }

    public Look Unhold(string what) =>
        Lead.HoldOn(what) is null ? this : With(Lead with { Holds = [.. Lead.Holds.Where(one => one.What != what)] });

    public Look TakeTurn(Routing.Route route) => this with { Desk = PoolTurns.After(Desk, route) };
}
