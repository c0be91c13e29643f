using LeadSync.Journey.Handover;
using LeadSync.Leads;

namespace LeadSync.Journey.News;

/// <summary>Follows a person's record in Salesforce: merged into another, converted into a Contact, thrown away, fetched back. No new record is ever made for it.</summary>
internal static class Trail
{
    public const string Converted = "converted";

    public static Look Follow(Look look)
    {
        if (!look.Sales.Asked || look.Lead.Crm is not { } link) return look;

        look = SayPair(look);
        return look.Sales switch
        {
            { Record: { IsConverted: true } converted } => BecomeContact(look, link, converted),
            { Record: not null } => ComeBack(look),
            { Became: { } master } => Merge(look, link, master),
            { Linked: { IsConverted: false } linked } => Follow(NativeTurn.Follow(look, linked)),
            _ => Miss(look),
        };
    }

    /// <summary>What a rep did last on the Lead counts, and from then on the Contact is the person's record: nothing is written to a converted Lead.</summary>
    private static Look BecomeContact(Look look, CrmLink link, CrmRecord lead)
    {
        // Of whom sales was never given by us, the conversion answers nothing: only the record is followed.
        if (look.Lead is { Cycle: > 0, CrmStatus: not Converted })
            look = look.With(look.Lead with { Return = null, Wish = new Dictionary<string, string>(), HandedOffAt = look.Lead.HandedOffAt ?? look.Now })
                .After(heard => SalesNews.Hear(heard, lead))
                .After(heard => heard.With(heard.Lead with { TaskAsked = true })); // who converts needs no Task to hear of it
        look = look.Unhold(HoldOn.Record).Unhold(HoldOn.Handoff);
        return look.Sales.Became is { Object: CrmLink.Contact } contact
            ? MoveOn(look, contact, $"{lead.Owner.Label} converted the Lead: from here on the Contact is the person's record")
            : look.With(look.Lead with { Crm = link, CrmStatus = Converted });
    }

    private static Look Merge(Look look, CrmLink link, CrmRecord master)
    {
        var moved = MoveOn(look, master, $"Salesforce merged the {link.Object} {link.Id} into {master.Object} {master.Id}: it is followed");
        return master.IsConverted ? BecomeContact(moved, new CrmLink(master.Object, master.Id), master) : ComeBack(moved);
    }

    /// <summary>What stands on the other record is not known: the two systems meet there for the first time, and all of ours is written anew.</summary>
    private static Look MoveOn(Look look, CrmRecord record, string because) =>
        (look with { Sales = look.Sales with { Record = record, Became = null } })
            .With(look.Lead with
            {
                Crm = new CrmLink(record.Object, record.Id, look.Lead.Crm?.TaskId), // activities move along with whom they are about
                ToldSalesforce = new Dictionary<string, string>(),
                Fields = new Dictionary<string, FieldMemory>(),
                Spares = [.. look.Lead.Spares.Where(spare => spare.Id != record.Id)],
            })
            .After(moved => look.Lead.Spares.Count > 0 && moved.Lead.Spares.Count == 0 ? moved.Unhold(HoldOn.Pair) : moved) // merged into the other of the pair
            .Say("match", because);

    /// <summary>Whoever threw it away had a reason that we do not know: said aloud, and left to people. Nothing is written, and no clock sends anything back meanwhile.</summary>
    private static Look Miss(Look look) => look.Lead.Cycle == 0
        ? look.With(look.Lead with { Crm = null, ToldSalesforce = new Dictionary<string, string>(), Fields = new Dictionary<string, FieldMemory>() }).Say("match", "The linked record is gone from Salesforce: nobody had been handed over")
        : look.With(look.Lead with { Return = null, Wish = new Dictionary<string, string>() }).Hold(HoldOn.Record, look.Sales.IsDeleted
            ? "The record was deleted in Salesforce and is not made again by itself: undelete it there, or have marketing hand the person over again (leadsync_request: handoff)"
            : "Salesforce no longer shows the record: it was deleted for good, or is hidden from the integration user");

    /// <summary>The record is there again: what was promised goes on, and the time that it was gone for does not count.</summary>
    private static Look ComeBack(Look look)
    {
        if (look.Lead.HoldOn(HoldOn.Record) is not { } gone) return look;

        var lost = look.Now - gone.Since;
        return look.With(look.Lead with { Clocks = [.. look.Lead.Clocks.Select(clock => clock is { IsOpen: true, Breached: null } ? Later(clock, WholeSeconds(lost)) : clock)] })
            .Unhold(HoldOn.Record)
            .Say("match", $"The record is there again in Salesforce; {Words.Span(WholeSeconds(lost))} do not count");
    }

    /// <summary>A marketer, or the person, asks for sales again though the record is gone: then, and only then, another one is sought, or made.</summary>
    public static Look LetGo(Look look) =>
        look.With(look.Lead with { Crm = null, ToldSalesforce = new Dictionary<string, string>(), Fields = new Dictionary<string, FieldMemory>() })
            .Unhold(HoldOn.Record).Say("match", $"{(look.Readiness.HandRaiser ? "The person asks for us" : "Marketing hands the person over again")}, and the record is gone: another one is sought");

    private static Clock Later(Clock clock, TimeSpan by) => clock with
    {
        Due = clock.Due + by,
        Ladder = [.. clock.Ladder.Select(step => step.Taken is null ? step with { Due = step.Due + by } : step)],
    };

    private static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    /// <summary>One person, two records: only a person can merge them, and the hold says which until that is done.</summary>
    private static Look SayPair(Look look)
    {
        if (look.Lead is not { Spares.Count: > 0, Crm: { } pinned } || !look.Sales.Fresh) return look;

        var left = look.Sales.Spares.Where(spare => spare is { IsConverted: false } && spare.Id != pinned.Id).ToList();
        var known = look.With(look.Lead with { Spares = [.. left.Select(spare => new CrmLink(spare.Object, spare.Id))] });
        return left.Count == 0
            ? known.Unhold(HoldOn.Pair).Say("match", "Nobody else in Salesforce is this person any more")
            : known.Hold(HoldOn.Pair, Pair(pinned, left.Select(spare => (new CrmLink(spare.Object, spare.Id), (Owner?)spare.Owner))));
    }

    /// <summary>The hold's words for records that a person has to merge.</summary>
    public static string Pair(CrmLink pinned, IEnumerable<(CrmLink Record, Owner? Owner)> spares) =>
        $"Salesforce has this person twice: merge {string.Join(" and ", spares.Select(spare => $"{spare.Record.Object} {spare.Record.Id}{(spare.Owner is { } owner ? $" of {owner.Label}" : "")}"))} into {pinned.Object} {pinned.Id}; LeadSync writes to that one alone";
}
