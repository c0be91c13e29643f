using LeadSync.Journey.Fields;
using LeadSync.Journey.News;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Routing;

namespace LeadSync.Journey.Handover;

/// <summary>From ready to owned: who is this in Salesforce, and who gets it.</summary>
internal static class HandOff
{
    /// <summary>The bucket of those whom nobody is to accept or to qualify: they are being sold to already.</summary>
    public const string OpenOpportunity = "excluded: open opportunity";

    public static Look Begin(Look look)
    {
        if (!look.Sales.Asked || PersonAccounts.AreMissing(look)) return look.Wants(Ask.Sales);
        if (PersonAccounts.AreHidden(look) && look.Rules.Scoring.Exclude.FirstOrDefault(rule => rule.When.AsksForAccounts) is { } scope)
            return look.Hold(HoldOn.Handoff, $"Whether it is excluded ({scope.Because}), only accounts tell, and Salesforce shows none to the integration user: let it read Accounts");

        // Sales threw the record away: only a person hands over again, a marketer or whoever asks for us.
        if (look.Lead.HoldOn(HoldOn.Record) is not null) return look.Readiness.HandRaiser || Comeback.Asked(look) ? Begin(Trail.LetGo(look)) : Withheld(look);

        var ready = look.Lead with
        {
            Cycle = look.Lead.Cycle + 1,
            HandRaiser = look.Readiness.HandRaiser,
            QualifiedAt = look.Now,
            ReadyBecause = look.Readiness.Because,
            RoutedBy = null,
            HandedOffAt = null,
            AssignedAt = null,
            AcceptedAt = null,
            Verification = null,
            OrgDecides = false,
            Clocks = [],
            Touches = [],
            MovedAt = null,
            Holds = [],
            TaskAsked = false,
            HandoffTasks = 0,
            Wish = new Dictionary<string, string>(),
            Opportunity = null,
            BeforeLeadSync = false,
        };
        var begun = Braking.CountHandoff(look).With(ready with { Owner = null }).MoveTo(Stage.Mql, $"Ready: {look.Readiness.Because}");
        return Place(look.Desk.Alongside ? begun.Say("field", "HubSpot's own connector carries the mapped fields: LeadSync writes its own, owner and Status") : begun, look.Lead);
    }

    /// <summary>On its way to Salesforce: an owner once chosen stays; a lead that found none is routed again.</summary>
    public static Look GoOn(Look look) =>
        look switch
        {
            // Whoever is told of it with this very look is told until when, and that begins with what Salesforce shows.
            { Sales.Asked: false } => look.Wants(Ask.Sales),
            { Lead: { Owner: null, HandedOffAt: null } } => Place(look, look.Lead),

            // Its record came while ours was held, or waited to be sent.
            { Desk.Alongside: true, Lead: { Crm: null, HandedOffAt: null }, Sales: { Candidates.Count: > 0, IsBeingWritten: false } } => Place(look, look.Lead),
            { Sales.Record: not null } => Arrive(look), // what it says was heard
            _ => look,
        };

    /// <summary>Sales has it, whatever its Status says: one that no stage knows, or that owes an answer first, is held beside it, and the promises begin.</summary>
    private static Look Arrive(Look look) => look is { Lead: { Stage: Stage.Mql, HandedOffAt: not null, Owner: { } owner, Crm.IsLead: true }, Record: not null }
        ? look.MoveTo(Verifying.Next(look.Lead), $"Given to {owner.Label}")
        : look;

    /// <summary>The score alone fetches nobody back whom sales has thrown away.</summary>
    private static Look Withheld(Look look)
    {
        const string because = "Ready again, and not handed over: its record is gone from Salesforce, and nobody has asked for the person since";
        return look.Lead.Because == because ? look : look.With(look.Lead with { Because = because }).Say("hold", because);
    }

    private static Look Place(Look look, Lead former)
    {
        if (look.Lead.Crm is not null && former.Cycle > 0)
            return look.Sales.Record is { } record ? Again(look, record, former) : look;

        // A record that a first load has linked is judged like one that is found now.
        var sales = look.Sales.Record is { } linked ? look.Sales with { Candidates = [linked] } : look.Sales;
        var match = PersonMatch.Of(sales, look.Rules, look.Desk);
        var placed = match switch
        {
            PersonMatch.Worked(var lead) => KeepWithItsOwner(look, lead),
            PersonMatch.Free(var lead) when PersonMatch.IsUnclaimed(lead, look.Rules, look.Desk) => RouteTo(Pin(look, lead).Say("match", "Salesforce has this person as a Lead that nobody has taken yet: it is taken over"), former),
            PersonMatch.Free(var lead) => RouteTo(Pin(look, lead).Say("match", "Salesforce knew this person as a Lead that nobody works: it is opened again"), former),
            PersonMatch.Person(var contact) => ToOwnerOfContact(look, contact, former),
            PersonMatch.Negotiating(var contact, var opportunity) => Exclude(look, contact, opportunity),
            PersonMatch.OutOfSight(var because) => look.Hold(HoldOn.Handoff, because),
            _ when NativeTurn.EndsAt(look) is { } until => NativeTurn.Wait(look, until),
            _ when look.Desk.Alongside => NativeTurn.Unseen(look) is { } unseen ? look.Hold(HoldOn.Handoff, unseen) : RouteTo(NativeTurn.GiveUp(look), former),
            _ => RouteTo(look.Say("match", "Nobody in Salesforce has this e-mail address: a new Lead is made"), former),
        };
        return match.Others.Count == 0
            ? placed
            : placed.Say("match", $"Also in Salesforce, reported and not written: {string.Join(", ", match.Others.Select(other => $"{other.Object} {other.Id}"))}");
    }

    /// <summary>A lead that comes again: its record is pinned already.</summary>
    private static Look Again(Look look, CrmRecord record, Lead former)
    {
        if (record.Object == CrmLink.Contact) return look.Sales.OpenOpportunity is { } deal ? Exclude(look, record, deal) : ToOwnerOfContact(look, record, former);
        return record.IsConverted
            ? look.Hold(HoldOn.Handoff, "The Lead was converted in Salesforce meanwhile: sales has this person")
            : RouteTo(look, former);
    }

    private static Look KeepWithItsOwner(Look look, CrmRecord record) =>
        Pin(look, record)
            .After(pinned => pinned.With(pinned.Lead with
            {
                Owner = record.Owner,
                OwnerBecause = "works this person already",
                CrmStatus = null,
                HandedOffAt = look.Now,
            }))
            .Say("match", $"{record.Owner.Label} works this person in Salesforce already: owner and Status stay")
            .After(kept => kept.Lead.Fields.Count == 0 ? FieldSync.TakeAsTheyAre(kept, record) : kept)
            .After(kept => SalesNews.Hear(kept, record))
            .After(Arrive);

    private static Look ToOwnerOfContact(Look look, CrmRecord contact, Lead former)
    {
        var pinned = Pin(look, contact).Say("match", "This person is a Contact in Salesforce: a handoff Task is made, and no Lead");
        if (contact[SalesBriefing.ReturnReason] is not null) pinned = pinned.With(pinned.Lead with { Wish = SalesBriefing.WishOnContact(pinned, "") });
        if (contact is not { OwnerIsActive: true, Owner.IsQueue: false } || PersonMatch.IsUnclaimed(contact, look.Rules, look.Desk)) return RouteTo(pinned, former);

        // The agreement outranks who owns the Contact; where nobody else is left, its owner is the one who knows this person.
        var hadIt = former.LetLapse.Contains(contact.Owner.CrmId) || CaseOf(look, former).NeverBackTo == contact.Owner.CrmId;
        var routed = hadIt ? RouteTo(pinned, former, toAnybody: false) : pinned;
        return routed.Lead.Owner is not null || routed.Asks != pinned.Asks
            ? routed
            : pinned.With(pinned.Lead with { Owner = contact.Owner, OwnerBecause = hadIt ? "owns the Contact, and nobody else can take it" : $"owns the Contact{LastResort.Though(look, CaseOf(look, former), contact.Owner)}" });
    }

    private static Look Exclude(Look look, CrmRecord contact, CrmOpportunity opportunity) =>
        Pin(look, contact)
            .After(pinned => pinned.With(pinned.Lead with { Owner = opportunity.Owner, OwnerBecause = "has the open Opportunity", HandedOffAt = look.Now }))
            .MoveTo(Stage.Opportunity, $"{OpenOpportunity}; {opportunity.Owner.Label} is told");

    private static Look Pin(Look look, CrmRecord record) =>
        look.With(look.Lead with { Crm = new CrmLink(record.Object, record.Id), CrmStatus = record.Status });

    /// <param name="toAnybody">Where the rules have only a queue for a Contact, somebody has it all the same.</param>
    private static Look RouteTo(Look look, Lead former, bool toAnybody = true)
    {
        // An owner once chosen stays, whatever record the lead is found on meanwhile.
        if (look.Lead.Owner is not null) return look;
        if (PersonAccounts.AreMissing(look)) return look.Wants(Ask.Sales);

        var asked = CaseOf(look, former) with { FormerOwnerId = former.LastOwner, ReturnedAt = former.ReturnedAt };
        var route = ToPerson(look, asked, LeadRouter.Route(asked, look.Rules.Routing, look.Desk, look.Now), toAnybody);
        if (route.Owner is not { } owner) return look.Hold(HoldOn.Handoff, route.Because);

        return look.Unhold(HoldOn.Handoff)
            .With(look.Lead with
            {
                Owner = owner,
                OwnerBecause = route.Reason,
                RoutedBy = route.Rule,
                OrgDecides = route.OrgDecides,
                Verification = route.IsToBeChecked ? new Verification(route.Rule) : look.Lead.Verification,
            })
            .TakeTurn(route)
            .Say("owner", $"{owner.Label} gets the lead: {route.Reason}");
    }

    /// <summary>To somebody else than the owner who has it, and than all who let a promise of this lead lapse before.</summary>
    public static Routing.Route RouteAway(Look look, Owner owner)
    {
        var asked = CaseOf(look, look.Lead) with { LetLapse = [.. look.Lead.LetLapse, owner.CrmId] };
        var route = LeadRouter.Route(asked, look.Rules.Routing, look.Desk, look.Now);

        // A rep had it already: nobody checks it again.
        return ToPerson(look, asked, route.IsToBeChecked ? LeadRouter.Route(asked with { CheckedBy = route.Rule }, look.Rules.Routing, look.Desk, look.Now) : route);
    }

    /// <summary>What a Contact gets is a Task, and few orgs let a queue own one: somebody has it then, or it is said aloud that nobody can.</summary>
    private static Routing.Route ToPerson(Look look, RoutingCase asked, Routing.Route route, bool toAnybody = true)
    {
        if (look.Lead.Crm is not { IsLead: false } || route.Owner is not { IsQueue: true } queue) return route;

        return (toAnybody ? LastResort.Of(look, asked, route, queue) : null)
            ?? route with { Owner = null, Because = $"this person is a Contact, and {queue.Label} is a queue, which can own no Task: name a person in routing.yaml ({route.Because})" };
    }

    private static RoutingCase CaseOf(Look look, Lead former) => new(look.Lead.Id, look.Values.ValueOf)
    {
        NeverBackTo = look.Rules.Sla.Recycling.NeverBackTo == "lastOwner" ? former.LastOwner : null,
        LetLapse = former.LetLapse,
        Accounts = PersonAccounts.Of(look),
        IsLead = look.Lead.Crm is not { IsLead: false },
        CheckedBy = look.Lead.Verification is { PassedAt: not null } verified ? verified.Rule : null,
        PresenceOf = owner => Attendance.Of(owner, look.Rules.Sla, look.Now),
        TimeZone = look.Rules.Sla.TimeZone,
    };
}
