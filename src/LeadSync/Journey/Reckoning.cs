using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Scoring;

namespace LeadSync.Journey;

/// <summary>How ready a lead is now, and why.</summary>
internal static class Reckoning
{
    public static Look Score(Look look)
    {
        if (!look.Marketing.Exists)
            return look.With(look.Lead with { Gone = true }).Hold(HoldOn.Feedback, "The contact is gone from HubSpot: sales keeps the lead, marketing sees nothing of it");

        // Nobody is ruled out, and nobody gets points, by an account that was not read.
        var scoring = look.Lead.Account is null ? look.Rules.Scoring.WithoutAccounts() : look.Rules.Scoring;
        var recycling = look.Rules.Sla.Recycling;
        var discount = look.Lead.ReturnedAt is { } returned ? new ReturnDiscount(returned, recycling.ScoreKeeps) : null;
        var score = LeadScorer.Score(look.Marketing, scoring, look.Now, look.Values.ValueOf, discount);
        if (look.Lead.Gone) look = look.Unhold(HoldOn.Feedback).Say("match", "The contact is there again in HubSpot: marketing is told of the lead as before");
        look = look.With(look.Lead with { Score = score, Gone = false, ContactId = look.Marketing.ContactId, Email = look.Marketing["email"]?.ToLowerInvariant() });

        var readiness = ReadinessRule.Of(look.Marketing, score, look.Lead, scoring, look.Values.ValueOf, name => TheirWords.Are(name, look.Marketing[name], look.Lead.Cycle, look.Rules.Stages) ? look.Values.ValueOf(name) : null);
        readiness = Braking.Judge(look, Comeback.Judge(look, Baseline.Judge(look, readiness)));
        look = look with { Readiness = readiness };
        return look.IsWithMarketing ? Stay(AccountsMaySpeakFor(look) ? look.Wants(Ask.Sales) : look) : look;
    }

    /// <summary>Not ready as far as is known, and what the company is in Salesforce could change that.</summary>
    private static bool AccountsMaySpeakFor(Look look) =>
        look is { Lead.Account: null, Readiness: { IsReady: false, Excluded: false } } && PersonAccounts.AreMissing(look) && look.Rules.Scoring.AccountsSpeakForALead;

    /// <summary>A lead that stays with marketing says why; a sentence that only counts points anew makes no history.</summary>
    private static Look Stay(Look look)
    {
        if (look.IsReady) return look;

        var because = look.Readiness.Because;
        var stays = look.With(look.Lead with { Because = because, BeforeLeadSync = look.Lead.BeforeLeadSync || Baseline.Applies(look, because) });
        return look.Lead.Version == 0 ? stays.Say("score", $"Not ready for sales: {because}") : stays;
    }
}
