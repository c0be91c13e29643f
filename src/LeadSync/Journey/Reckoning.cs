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

        // Without accounts it is not told who is ready where they speak for a lead, and nobody is ruled out by one that was not read.
        var scoring = look.Lead.Account is null ? look.Rules.Scoring.WithoutAccounts() : look.Rules.Scoring;
        if (look.IsWithMarketing && PersonAccounts.AreMissing(look) && look.Lead.Account is null && look.Rules.Scoring.AccountsSpeakForALead) return look.Wants(Ask.Sales);

        var recycling = look.Rules.Sla.Recycling;
        var discount = look.Lead.ReturnedAt is { } returned ? new ReturnDiscount(returned, recycling.ScoreKeeps) : null;
        var score = LeadScorer.Score(look.Marketing, scoring, look.Now, look.Values.ValueOf, discount);
        look = look.With(look.Lead with { Score = score, Gone = false, ContactId = look.Marketing.ContactId, Email = look.Marketing["email"]?.ToLowerInvariant() });

        var readiness = ReadinessRule.Of(look.Marketing, score, look.Lead, scoring, look.Values.ValueOf);
        readiness = Braking.Judge(look, Comeback.Judge(look, Baseline.Judge(look, readiness)));
        look = look with { Readiness = readiness };
        return look.IsWithMarketing ? Stay(look) : look;
    }

    /// <summary>A lead that stays with marketing says why; a sentence that only counts points anew makes no history.</summary>
    private static Look Stay(Look look)
    {
        if (look.IsReady) return look;

        var because = look.Readiness.Because;
        var stays = look.With(look.Lead with { Because = because, BeforeLeadSync = look.Lead.BeforeLeadSync || Baseline.Applies(look, because) });
        return look.Lead.Version == 0 ? stays.Say("score", $"Not ready for sales: {because}") : stays;
    }
}
