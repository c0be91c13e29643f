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

        var theirs = activities.Where(activity => activity.At >= assigned && activity.At <= look.Now && IsOfOwner(activity, look) && !IsOfAutomation(activity, look.Desk))
            .Select(activity => new Touch(activity.Id, activity.OwnerId, activity.Kind, activity.At));
        return look.With(With(look.Lead, theirs));
    }

    /// <summary>Somebody in sales set a Status.</summary>
    public static Lead WithStatus(Lead lead, string status, DateTimeOffset at) =>
        lead.AssignedAt is { } assigned && at >= assigned ? With(lead, [new Touch($"{TouchKind.Status}/{status}/{at.ToUnixTimeSeconds()}", null, TouchKind.Status, at)]) : lead;

    /// <summary>
    /// When the Status came about: by the field history, else by the record's last change, which cannot be earlier than it.
    /// Never before sales had the lead: what was there already is no answer to us.
    /// </summary>
    public static DateTimeOffset StatusSince(Look look, CrmRecord record)
    {
        var change = look.Sales.Changes.LastOrDefault(one => one.Field == "Status" && one.To == record.Status);
        var at = change?.At ?? look.Sales.HandoffTask?.CompletedAt ?? record.LastModified;
        var earliest = look.Lead.AssignedAt ?? look.Lead.HandedOffAt ?? look.Now;
        return at > look.Now ? look.Now : at < earliest ? earliest : at;
    }

    /// <summary>
    /// Whether the record's last change comes too late for some promise, so that only the history can tell whether the Status came in time. Of Tasks there is none.
    /// </summary>
    public static bool NeedsHistory(Look look, CrmRecord record) =>
        record.Object == CrmLink.Lead && !look.Sales.AskedChanges && look.Lead.Clocks.Any(clock => clock is { IsOpen: true, IsWatch: false } && clock.Due < record.LastModified && clock.Due <= look.Now);

    private static bool IsOfOwner(CrmActivity activity, Look look) =>
        activity.OwnerId == look.Lead.Owner?.CrmId || activity.OwnerId == look.Before.Owner?.CrmId;

    /// <summary>What an integration logs as done was not done by a rep; our own Tasks are made open, and it takes a person to finish one.</summary>
    private static bool IsOfAutomation(CrmActivity activity, Desk desk) =>
        desk.IntegrationUser is { } us && (activity.IsOurs ? activity.LastModifiedById : activity.CreatedById) == us;

    private static Lead With(Lead lead, IEnumerable<Touch> touches)
    {
        var all = lead.Touches.UnionBy(touches, touch => touch.Id).OrderBy(touch => touch.At).ThenBy(touch => touch.Id, StringComparer.Ordinal).Take(MostKept).ToList();
        return all.SequenceEqual(lead.Touches) ? lead : lead with { Touches = all };
    }
}
