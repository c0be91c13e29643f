using LeadSync.Journey.Agreement;
using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>Marketing wants a lead back that is still on its way to sales: what has not left stays here, and what has is taken back once it has arrived.</summary>
internal static class Recall
{
    public static Look Stop(Look look)
    {
        // An answer that was lost may have made a Lead: Salesforce tells by our id.
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Sales.IsBeingWritten) return look;

        // Inside sales has let it through, and no rep has it: the Lead goes back as any other does.
        var stopped = look with { Stops = true };
        return look.Lead.Verification is { PassedAt: not null }
            ? GoingBack.Begin(stopped.With(look.Lead with { Owner = null }), GoingBack.Recalled)
            : BackToNurture(stopped);
    }

    /// <summary>Sales never saw it in this cycle, so this counts as no return; the person cools off all the same, or the score would bring it straight back.</summary>
    private static Look BackToNurture(Look look) => Unpinned(look)
        .After(free => free.With(free.Lead with
        {
            Owner = null,
            OwnerBecause = "",
            RoutedBy = null,
            OrgDecides = false,
            Verification = null,
            TaskAsked = false,
            Wish = new Dictionary<string, string>(),
            ReturnedAt = look.Now,
            ReturnReason = GoingBack.Recalled,
            Holds = [.. free.Lead.Holds.Where(hold => hold.What is HoldOn.Feedback or HoldOn.Pair or HoldOn.Record)],
        }))
        .MoveTo(Stage.Nurture, $"Stays with marketing: {GoingBack.Recalled} before sales had it");

    /// <summary>A record that sales has never had from us is nobody's to reopen: whoever works it by the next time keeps it.</summary>
    private static Look Unpinned(Look look) => look.Lead.Returns > 0
        ? look
        : look.With(look.Lead with { Crm = null, CrmStatus = null, ToldSalesforce = new Dictionary<string, string>(), Fields = new Dictionary<string, FieldMemory>() }).Unhold(HoldOn.Record);
}
