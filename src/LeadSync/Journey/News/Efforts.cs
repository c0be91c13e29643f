using LeadSync.Journey.Handover;
using LeadSync.Leads;

namespace LeadSync.Journey.News;

/// <summary>What sales does about a lead once it has it, and since when: finished Tasks, calls, e-mails and meetings, and every change of Status.</summary>
internal static class Efforts
{
    /// <summary>More of one cycle are not told apart any more.</summary>
    private const int MostKept = 100;

    /// <summary>Takes note of the activities that this look has read.</summary>
    public static Look Note(Look look)
    {
        if (look.Sales.Activities is not { } activities || look.Lead.AssignedAt is not { } assigned) return look;

        var theirs = activities.Where(activity => activity.At >= assigned && activity.At <= look.Now && IsOwner(look, activity.OwnerId) && !IsOfAutomation(activity, look.Desk))
            .Select(activity => new Touch(activity.Id, activity.OwnerId, activity.Kind, activity.At));
        return look.With(With(look.Lead, theirs));
    }

    /// <summary>The owner set a Status, be it one that is no answer. What we have written ourselves is no doing of theirs.</summary>
    /// <param name="at">When, by the evidence there is.</param>
    public static Lead WithStatus(Look look, CrmRecord record, string status, DateTimeOffset at)
    {
        var lead = look.Lead;
        var isOurs = lead.CrmStatus is null && status == look.Rules.Stages[Verifying.Next(lead)].Status;
        var by = Change(look, record) is { } change ? change.By : record.LastModifiedBy == look.Desk.IntegrationUser ? null : record.LastModifiedBy;
        return isOurs || IsCounted(look, status) ? lead : WithStatus(look, status, by, at);
    }

    /// <summary>A Status of the history that was not the last.</summary>
    public static Lead WithStatus(Look look, CrmChange change) => WithStatus(look, change.To!, change.By, change.At);

    /// <summary>Statuses that somebody has set since the lead came to its stage, and changed again before this look; oldest first.</summary>
    public static IReadOnlyList<CrmChange> Passed(Look look, CrmRecord record)
    {
        if (record.Object != CrmLink.Lead || !look.IsWithSales || Verifying.IsAsked(look.Lead)) return [];

        var since = new[] { look.Lead.AssignedAt, look.Lead.HandedOffAt, look.Lead.StageSince }.Max();
        var theirs = look.Sales.Changes.Where(one => one is { Field: "Status", To: not null } && one.By != look.Desk.IntegrationUser && one.At > since && one.At <= look.Now).ToList();
        return theirs is [.., var last] && (last.To == record.Status || record.IsConverted) ? theirs[..^1] : theirs;
    }

    /// <summary>
    /// When the Status came about: by the field history, else by the record's last change, which cannot be earlier than it.
    /// Never before sales had the lead: what was there already is no answer to us.
    /// </summary>
    public static DateTimeOffset StatusSince(Look look, CrmRecord record)
    {
        var at = Change(look, record)?.At ?? look.Sales.HandoffTask?.CompletedAt ?? record.LastModified;
        var earliest = look.Lead.AssignedAt ?? look.Lead.HandedOffAt ?? look.Now;
        return at > look.Now ? look.Now : at < earliest ? earliest : at;
    }

    /// <summary>
    /// Whether only the history can tell if a promise was kept: the record's last change comes too late for it, what was set is no answer and what
    /// was set before may be one, or somebody else has edited the record and a first touch is owed. Of Tasks there is none.
    /// </summary>
    public static bool NeedsHistory(Look look, CrmRecord record, bool isNoAnswer) =>
        record.Object == CrmLink.Lead && !look.Sales.AskedChanges
        && (look.Lead.Owed.Any(clock => clock.Due <= look.Now && (isNoAnswer || clock.Due < record.LastModified))
            || (look.Lead.Owed.Any(clock => clock.Until == Clock.FirstTouch) && !IsOwner(look, record.LastModifiedBy)));

    private static CrmChange? Change(Look look, CrmRecord record) => look.Sales.Changes.LastOrDefault(one => one.Field == "Status" && one.To == record.Status);

    private static Lead WithStatus(Look look, string status, string? by, DateTimeOffset at) =>
        look.Lead.AssignedAt is { } assigned && at >= assigned && (string.IsNullOrEmpty(by) || IsOwner(look, by))
            ? With(look.Lead, [new Touch($"{TouchKind.Status}/{status}/{at.ToUnixTimeSeconds()}", null, TouchKind.Status, at)])
            : look.Lead;

    /// <summary>One that is held is heard of at every look, and the record's last change is not its own for ever.</summary>
    private static bool IsCounted(Look look, string status) =>
        look.Before.Holds.Any(hold => hold.What is HoldOn.Status or HoldOn.Reason or HoldOn.Required)
        && look.Lead.Touches.LastOrDefault(touch => touch.Kind == TouchKind.Status)?.Id.StartsWith($"{TouchKind.Status}/{status}/", StringComparison.Ordinal) == true;

    private static bool IsOwner(Look look, string? user) => user is not null && (user == look.Lead.Owner?.CrmId || user == look.Before.Owner?.CrmId);

    /// <summary>What an integration logs as done was not done by a rep; our own Tasks are made open, and it takes a person to finish one.</summary>
    private static bool IsOfAutomation(CrmActivity activity, Desk desk) =>
        desk.IntegrationUser is { } us && (activity.IsOurs ? activity.LastModifiedById : activity.CreatedById) == us;

    private static Lead With(Lead lead, IEnumerable<Touch> touches)
    {
        var all = lead.Touches.UnionBy(touches, touch => touch.Id).OrderBy(touch => touch.At).ThenBy(touch => touch.Id, StringComparer.Ordinal).Take(MostKept).ToList();
        return all.SequenceEqual(lead.Touches) ? lead : lead with { Touches = all };
    }
}
