using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Planning;

/// <summary>Plays leads forward by the very decisions a worker makes, from what really stands in both systems, until nothing is left to be sent.</summary>
internal sealed class PaperJourney(MarketingReader marketing, SalesReader sales, PlanStore store, Rulebook rules, DateTimeOffset now)
{
    /// <summary>Handed over, read back, briefed, told, settled, and some: a lead that still writes then would never end.</summary>
    private const int MostLooks = 12;

    private readonly Dictionary<string, LeadId> _pinned = new(StringComparer.Ordinal);

    /// <param name="leads">In the order in which a worker would come upon them: turns are taken in it.</param>
    /// <param name="progress">Told how many leads are settled.</param>
    public async Task<IReadOnlyList<PaperLead>> PlayAsync(IReadOnlyList<PaperLead> leads, Desk desk, Action<int> progress, CancellationToken token)
    {
        var paper = leads.ToDictionary(lead => lead.Look.Lead.Id);
        for (var look = 0; look < MostLooks; look++)
        {
            var open = paper.Values.Where(lead => !lead.IsSettled).ToList();
            progress(paper.Count - open.Count);
            if (open.Count == 0) break;

            var answered = await LookRounds.AnswerAsync(
                [.. open.Select(lead => lead.Look)], rules, desk, now, (asking, mustBeFresh) => AskAsync(asking, paper, desk, mustBeFresh, token));
            foreach (var one in answered) desk = Decide(paper, one, desk);
        }

        return [.. paper.Values];
    }

    private Desk Decide(Dictionary<LeadId, PaperLead> paper, PreparedLook look, Desk desk)
    {
        var lead = paper[look.Lead.Id] with { Look = look };
        var decision = LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, rules, now);

        // Nobody has this contact any more, or an answer that is needed did not come: nothing would be written.
        if (decision.Forget || decision.Asks != Ask.None)
        {
            paper[look.Lead.Id] = lead with { IsSettled = true, Decision = lead.Decision ?? decision };
            return desk;
        }

        if (decision.Lead.Crm is { } link && link.Id != look.Lead.Crm?.Id && !lead.IsMade && Holder(link, decision.Lead, paper) is { } other)
        {
            var held = Collision.Held(look.Lead, Collision.Because(link, other), now);
            paper[look.Lead.Id] = lead with { Look = look with { Lead = held }, IsSettled = true, Decision = lead.Decision ?? decision };
            return desk;
        }

        paper[look.Lead.Id] = PaperDelivery.After(lead, decision, desk, rules, now);
        return decision.Desk;
    }

    /// <summary>The other lead that has this record already, and keeps it; where there is none, it is this one's from now on.</summary>
    private LeadId? Holder(CrmLink link, Lead lead, Dictionary<LeadId, PaperLead> paper)
    {
        var holder = store.HolderOf(link.Id) ?? (_pinned.TryGetValue(link.Id, out var known) ? paper[known].Look.Lead : null);
        if (holder is { } other && other.Id != lead.Id && !Reunion.Outranks(lead, other, rules.Stages)) return other.Id;

        _pinned[link.Id] = lead.Id;
        return null;
    }

    /// <summary>Both systems are asked for what they have; what stands on paper alone is answered from there.</summary>
    private async Task<IReadOnlyList<PreparedLook>> AskAsync(
        IReadOnlyList<PreparedLook> asking, Dictionary<LeadId, PaperLead> paper, Desk desk, bool mustBeFresh, CancellationToken token)
    {
        var read = await marketing.AnswerAsync([.. asking.Where(look => !paper[look.Lead.Id].IsOnlyListed)], rules, token);
        var known = read.ToDictionary(look => look.Lead.Id);
        var answered = asking.Select(look => known.GetValueOrDefault(look.Lead.Id, look)).ToList();
        var records = await sales.ReadAsync([.. answered.Where(look => look.Asks.HasFlag(Ask.Sales) && !paper[look.Lead.Id].IsMade)], desk, rules, mustBeFresh, now, token);
        return [.. answered.Select(look => PaperReading.Over(paper[look.Lead.Id], records.GetValueOrDefault(look.Lead.Id, look), desk, now))];
    }
}
