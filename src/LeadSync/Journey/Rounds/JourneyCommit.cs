using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>One transaction: every lead of the batch is decided on what is stored now, and state, history and outbox go in together.</summary>
internal static class JourneyCommit
{
    /// <summary>A decision that threw is tried again after this.</summary>
    private static readonly TimeSpan AfterABug = TimeSpan.FromMinutes(5);

    /// <summary>Ready leads of a bulk that were found within this time are sought in Salesforce together.</summary>
    private static readonly TimeSpan CompanyComes = TimeSpan.FromSeconds(3);

    public static CommitResult Commit(
        SqlSession session,
        string claim,
        IReadOnlyList<ClaimedWork> claimed,
        IReadOnlyList<PreparedLook> looks,
        Desk setup,
        Rulebook rules,
        DateTimeOffset now)
    {
        var turns = DeskRows.Turns(session);
        var loads = DeskRows.Loads(session, rules.Stages.InHand);
        var pace = PaceRows.Read(session, loads.Values.Sum(), now);
        var desk = setup with { Turns = turns, Loads = loads, Pace = pace, Outages = OutageRows.Recent(session, now) };
        var keeping = new LookKeeping(session, setup, rules, now);
        var failed = new List<(LeadId, Exception)>();
        var moves = new List<StageMove>();

        // Whoever was claimed and could not be prepared has no row any more: the work is void.
        foreach (var gone in claimed.ExceptBy(looks.Select(look => look.Lead.Id), work => work.Lead)) WorkRows.Finish(session, gone, claim);

        foreach (var look in looks)
        {
            if (!WorkRows.IsOurs(session, look.Lead.Id, claim)) continue;

            if (LeadRows.Version(session, look.Lead.Id) != look.Lead.Version || HasLeftMeanwhile(session, look))
            {
                WorkRows.Release(session, look.Lead.Id, claim);
                continue;
            }

            if (Reuniting.Meet(session, claim, look, rules.Stages, now) || Colliding.Part(session, claim, look, rules.Stages, now)) continue;

            try
            {
                var decision = LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, rules, now);
                desk = Apply(session, claim, keeping, look, decision, rules, now, desk);
                if (decision.Asks == Ask.None && decision.Lead.Stage != look.Lead.Stage) moves.Add(new StageMove(look.Lead.Id, look.Lead.Stage, decision.Lead.Stage));
            }
            catch (Exception failure) when (failure is not Microsoft.Data.Sqlite.SqliteException)
            {
                failed.Add((look.Lead.Id, failure));
                WorkRows.Postpone(session, look.Lead.Id, claim, now + AfterABug);
            }
        }

        foreach (var (key, given) in desk.Turns)
            if (turns.GetValueOrDefault(key, -1) != given) DeskRows.SetTurn(session, key, given);
        PaceRows.Add(session, pace, desk.Pace, now);
        return new CommitResult(moves, failed);
    }

    /// <summary>
    /// Mapped values that still waited when the look began to read have left since: the look would forget a write that is arriving, and what it covers.
    /// </summary>
    private static bool HasLeftMeanwhile(SqlSession session, PreparedLook look)
    {
        var waiting = look.ValuesWaiting.ToList();
        return waiting.Count > 0
            && OutboxRows.UnderWay(session, look.Lead.Id).Concat(ReceiptRows.Since(session, look.Lead.Id, look.LastReceipt)).Any(waiting.Contains);
    }

    private static Desk Apply(SqlSession session, string claim, LookKeeping keeping, PreparedLook look, Decision decision, Rulebook rules, DateTimeOffset now, Desk desk)
    {
        if (decision.Forget)
        {
            Erasure.LetGo(session, look.Lead, now);
            return desk;
        }

        if (decision.Asks != Ask.None)
        {
            if (look.WaitsForCompany) WorkRows.Gather(session, look.Lead.Id, claim, NextDeparture(now));
            else WorkRows.Release(session, look.Lead.Id, claim);
            return desk;
        }

        // What left while the look read is on its way: only its answer tells what there is to take back.
        if (decision.Stops && (OutboxRows.MayHaveLeft(session, look.Lead.Id) || ReceiptRows.Since(session, look.Lead.Id, look.LastReceipt).Count > 0))
        {
            WorkRows.Postpone(session, look.Lead.Id, claim, now + Reuniting.AnswerTakes);
            return desk;
        }

        var lead = decision.Lead;
        if (Colliding.Meet(session, claim, look, lead, rules.Stages, now)) return desk;

        Keep(session, keeping, look, decision, rules, now, desk);
        if (lead.Gone && !look.Lead.Gone) Colliding.Wake(session, lead.Id, now);
        if (decision.Stops) OutboxRows.DropWaiting(session, lead.Id);
        Outgoings.Put(session, look, decision, now);
        ReceiptRows.TakenNote(session, lead.Id, look.LastReceipt);
        if (HeardMeanwhile(session, look, lead)) WorkRows.Touch(session, new Arrival(lead.Id, Sides.HubSpot, look.Work.Lane, now));
        WorkRows.Finish(session, look.Work, claim);
        return decision.Desk;
    }

    /// <summary>
    /// A form or a mail tells of an address. Until now nobody was known by this one: what was told of it since the look began has asked for no other.
    /// </summary>
    private static bool HeardMeanwhile(SqlSession session, PreparedLook look, Lead lead) =>
        lead.Email is not null && lead.Email != look.Lead.Email && EngagementRows.Of(session, lead.ContactId, lead.Email).Count > look.Marketing.Engagements.Count;

    private static void Keep(SqlSession session, LookKeeping keeping, PreparedLook look, Decision decision, Rulebook rules, DateTimeOffset now, Desk desk)
    {
        var contact = decision.Marketing.Exists
            ? new ContactRow(decision.Marketing.ContactId, decision.Marketing.Properties, decision.Marketing.CreatedAt, look.AskedHubSpot)
            : null;
        if (look.Lead.Version > 0 && StoredJson.Write(decision.Lead) == StoredJson.Write(look.Lead))
        {
            LeadRows.NoteSeen(session, look.Lead.Id, look.SeenHubSpot is null ? null : contact, look.NotedHubSpot, look.NotedSalesforce);
            keeping.KeepNews(look, decision, contact, desk.Turns);
            return;
        }

        LeadRows.Save(session, decision.Lead with { Version = look.Lead.Version + 1 }, contact, look.NotedHubSpot, look.NotedSalesforce);
        if (look.Lead.Crm is { } former && former.Id != decision.Lead.Crm?.Id) AliasRows.Add(session, CrmLink.Short(former.Id), look.Lead.Id);
        if (contact is not null && (decision.Lead.ContactId != look.Lead.ContactId || look.Lead.Version == 0)) Reuniting.NoteNames(session, contact, look.Lead.Id);
        if (decision.Facts.Count == 0)
        {
            keeping.KeepNews(look, decision, contact, desk.Turns);
            return;
        }

        var number = keeping.Keep(look, contact, desk.Turns);
        foreach (var fact in decision.Facts) HistoryRows.Add(session, look.Lead.Id, now, fact.Kind, fact.Text, rules.Hash, number);
    }

    /// <summary>The next full step of the clock: whoever waits leaves at the same moment.</summary>
    private static DateTimeOffset NextDeparture(DateTimeOffset now) => new(((now.UtcTicks / CompanyComes.Ticks) + 1) * CompanyComes.Ticks, TimeSpan.Zero);
}

/// <param name="Failed">Leads whose decision threw: a bug, and no reason to stop the others.</param>
internal sealed record CommitResult(IReadOnlyList<StageMove> Moves, IReadOnlyList<(LeadId Lead, Exception Failure)> Failed);

internal sealed record StageMove(LeadId Lead, string From, string To);
