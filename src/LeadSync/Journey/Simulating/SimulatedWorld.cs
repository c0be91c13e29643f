using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Journey.Planning;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Simulating;

/// <summary>The past, decided again: by the very decisions that a worker makes, each lead by its own rules, all by one sales floor. Nothing is read and nothing is sent.</summary>
internal sealed class SimulatedWorld
{
    /// <summary>Handed over, read back, told, settled, and some.</summary>
    private const int MostLooks = 12;

    private readonly Rulebook _rules;
    private readonly Past _past;
    private readonly SimulatedDesk _desk;
    private readonly Timetable _times = new();
    private readonly Dictionary<LeadId, SimulatedLead> _leads;
    private readonly Dictionary<string, LeadId> _pinned = new(StringComparer.Ordinal);

    private SimulatedWorld(Past past, Rulebook rules)
    {
        _rules = OnPaper(rules, past);
        _past = past;
        _desk = new SimulatedDesk(past, _rules);
        _leads = past.Leads.ToDictionary(lead => lead.AtStart.Id, lead => new SimulatedLead(lead, _rules.Content));
    }

    /// <summary>What becomes of each lead under the rules.</summary>
    public static IReadOnlyDictionary<LeadId, Fate> Play(Past past, Rulebook rules)
    {
        var world = new SimulatedWorld(past, rules);
        foreach (var lead in world._leads.Values) world.Begin(lead);
        foreach (var happening in world._times.Until(past.Until)) world.Happens(world._leads[happening.Lead], happening);
        return world._leads.ToDictionary(lead => lead.Key, lead => lead.Value.Fate);
    }

    /// <summary>Mapped fields, mails and chat decide nothing about who gets a lead, and what only observes is simulated as if it wrote.</summary>
    private static Rulebook OnPaper(Rulebook rules, Past past) => rules with
    {
        Settings = rules.Settings with { Mode = WorkMode.Live },
        Fields = rules.Fields with { Fields = [] },
        Alerts = rules.Alerts with { Tell = [] },
        Content = rules.Content.With(past.Posts),
    };

    private void Begin(SimulatedLead lead)
    {
        foreach (var news in lead.Past.News) _times.Add(new Happening(lead.Id, news.At, HappeningKind.News) { News = news }, news.Order);
        if (lead.Lead.Crm is { } pinned) _pinned[pinned.Id] = lead.Id;
        Wait(lead, _past.Since);

        // A lead that sales has at the beginning stays with whoever has it, as long as they had it.
        if (lead.Lead is not { HandedOffAt: { } landed } || !IsWithSales(lead.Lead)) return;

        if (lead.Lead.Owner is { IsQueue: true } && lead.Lead.AssignedAt is null) Give(lead, isQueue: true, landed, landed);
        else if (lead.Lead.AssignedAt is { } assigned) Give(lead, isQueue: false, assigned, assigned);
    }

    private void Happens(SimulatedLead lead, Happening happening)
    {
        if (lead.Fate.UnknownSince is not null) return;

        var now = happening.At;
        switch (happening)
        {
            case { Kind: HappeningKind.Deed, Deed: { } deed } when happening.Turn == lead.Turn && IsWithSales(lead.Lead):
                Do(lead, deed, now);
                break;
            case { Kind: HappeningKind.Deed, Effort: { } touch } when happening.Turn == lead.Turn && lead.Lead.Owner is { } owner && IsWithSales(lead.Lead):
                lead.Activities.Add(SimulatedSales.Done(touch, owner, now));
                break;
            case { Kind: HappeningKind.News, News: { } news }:
                if (news.Desk is { } floor) _desk.Seat(floor);
                lead.Paper = lead.Paper with { Look = lead.Paper.Look with { Marketing = SimulatedMarketing.After(lead.Paper.Look.Marketing, news) } };
                break;
            case { Kind: HappeningKind.Answer }:
                lead.AwaitsAnswer = false;
                break;
            case { Kind: HappeningKind.Due } when lead.Lead.DueAt <= now:
                break;
            case { Kind: HappeningKind.Unknown } when happening.Turn == lead.Turn && IsWithSales(lead.Lead):
                lead.Fate = lead.Fate with { UnknownSince = now };
                return;
            default:
                return;
        }

        if (!lead.AwaitsAnswer) LookAt(lead, now);
    }

    private void Do(SimulatedLead lead, Deed deed, DateTimeOffset now)
    {
        if (lead.Paper.Record is not { } record) return;

        var done = SimulatedSales.After(record, deed, _desk.At(now).IntegrationUser, now);
        if (done.Status != record.Status) lead.Changes.Add(new CrmChange("Status", record.Status, done.Status, done.LastModifiedBy ?? "", now));
        lead.Opportunities = deed.Opportunities;
        lead.Paper = lead.Paper with { Record = done, Task = SimulatedSales.After(lead.Paper.Task, deed, now) };
    }

    private void LookAt(SimulatedLead lead, DateTimeOffset now)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var look = lead.Paper.Look with { Marketing = SimulatedMarketing.AsOf(lead.Paper.Look.Marketing, lead.Heard, now), Sales = SimulatedSales.ViewOf(lead, now) };
            look = look with { Marketing = look.Marketing with { Receipts = lead.Paper.Look.Marketing.Receipts } };
            var desk = _desk.At(now);
            var decision = LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, _rules, now);

            // Whoever is gone from HubSpot and was never handed over is forgotten; a question that nothing kept can answer decides nothing.
            if (decision.Forget || decision.Asks != Ask.None) return;

            decision = Alone(lead, decision, now);
            _desk.GoOn(desk, decision.Desk, now);
            var before = look.Lead;
            lead.Fate = lead.Fate.After(before, decision.Lead, IsWithSales(decision.Lead));
            if (decision.Lead.Cycle > before.Cycle) lead.SetOut(decision.Lead.QualifiedAt!.Value);
            var lag = IsOnItsWay(decision) ? lead.Cycle?.Takes ?? TimeSpan.Zero : TimeSpan.Zero;
            lead.Paper = Deliver(lead.Paper with { Look = look }, decision, desk, now + lag);
            Follow(lead, before, now);
            if (lag > TimeSpan.Zero)
            {
                lead.AwaitsAnswer = true;
                _times.Add(new Happening(lead.Id, now + lag, HappeningKind.Answer));
                return;
            }

            if (lead.Paper.IsSettled) break;
        }

        Wait(lead, now);
    }

    private PaperLead Deliver(PaperLead paper, Decision decision, Desk desk, DateTimeOffset at)
    {
        var delivered = PaperDelivery.After(paper with { Decision = null, IsSettled = false }, decision, desk, _rules, at);
        var linked = delivered.Record is null && decision.Lead.Crm is { } link && paper.Look.Sales.Linked is { } record && record.Id == link.Id ? paper.Look.Sales.Linked : delivered.Record;
        return delivered with { Written = [], Record = linked };
    }

    /// <summary>Two leads may not have one record: as a worker does, one of them stands back.</summary>
    private Decision Alone(SimulatedLead lead, Decision decision, DateTimeOffset now)
    {
        if (decision.Lead.Crm is not { } link || link.Id == lead.Lead.Crm?.Id || lead.Paper.IsMade || _pinned.TryAdd(link.Id, lead.Id) || _pinned[link.Id] == lead.Id) return decision;

        var other = _leads[_pinned[link.Id]];
        if (Reunion.Outranks(decision.Lead, other.Lead, _rules.Stages))
        {
            var silent = Collision.SpokenFor(other.Lead, lead.Id, Collision.Because(link, lead.Id), now);
            other.Paper = other.Paper with { Look = other.Paper.Look with { Lead = silent } };
            _pinned[link.Id] = lead.Id;
            return decision;
        }

        return decision with { Lead = Collision.Held(lead.Lead, Collision.Because(link, other.Id), now), Effects = [], Facts = [], Desk = _desk.At(now) };
    }

    /// <summary>Somebody else has the lead now: they will do with it what was really done.</summary>
    private void Follow(SimulatedLead lead, Lead before, DateTimeOffset now)
    {
        var after = lead.Lead;
        if (after.AssignedAt is { } assigned && assigned != before.AssignedAt) Give(lead, isQueue: false, assigned, now);
        else if (after is { HandedOffAt: { } landed, AssignedAt: null, Owner.IsQueue: true } && landed != before.HandedOffAt && IsWithSales(after)) Give(lead, isQueue: true, landed, now);
    }

    private void Give(SimulatedLead lead, bool isQueue, DateTimeOffset since, DateTimeOffset now)
    {
        var real = lead.Begin(isQueue);
        foreach (var deed in real?.Deeds ?? []) _times.Add(new Happening(lead.Id, Latest(since + deed.After, now), HappeningKind.Deed, lead.Turn) { Deed = deed });
        foreach (var (after, touch) in real?.Efforts ?? []) _times.Add(new Happening(lead.Id, Latest(since + after, now), HappeningKind.Deed, lead.Turn) { Effort = touch });
        var unknown = Latest(since + (real?.KnownFor(_past.Until) ?? TimeSpan.Zero), now);
        if (unknown < _past.Until) _times.Add(new Happening(lead.Id, unknown, HappeningKind.Unknown, lead.Turn));
    }

    private void Wait(SimulatedLead lead, DateTimeOffset now)
    {
        if (lead.Lead.DueAt is { } due && (due > now || now == _past.Since)) _times.Add(new Happening(lead.Id, Latest(due, now), HappeningKind.Due));
    }

    /// <summary>The handoff is sent with this decision.</summary>
    private static bool IsOnItsWay(Decision decision) =>
        decision.Lead is { HandedOffAt: null, Owner: not null, Cycle: > 0 }
        && decision.Effects.Any(effect => effect is Effect.AddTask || (effect is Effect.WriteCrm(var write) && write.Fields.ContainsKey("OwnerId")));

    private bool IsWithSales(Lead lead) => lead.Stage != Stage.Nurture && _rules.Stages[lead.Stage].Ends == StageEnd.No;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
