using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Orgs;

internal sealed record MergeRequest(string MasterId, IReadOnlyList<string> LoserIds, string? User = null);

internal sealed record MergeResult(string MasterId, int Merged);

/// <summary>A rep merges leads or contacts: the losers go to the recycle bin and name the winner, which takes over their activities.</summary>
internal sealed class Merge(Org org)
{
    public MergeResult Run(MergeRequest request)
    {
        var master = Find(request.MasterId);
        var losers = request.LoserIds.Select(Find).ToList();
        if (losers.Exists(loser => loser.Type != master.Type || loser == master))
            throw Refusal.Bad("INVALID_ID_FIELD", "Merge rows of one object, and name the winner only as masterId.");
        var user = org.UserId(request.User ?? OrgPeople.ApiUser);

        foreach (var loser in losers)
        {
            org.Update(loser, new Draft(loser.Type, loser) { ["IsDeleted"] = true, ["MasterRecordId"] = master.Id }, user);
            foreach (var type in new[] { "Task", "Event" })
                foreach (var activity in org.Store[type].Live("WhoId", loser.Id).ToList())
                    org.Update(activity, new Draft(activity.Type, activity) { ["WhoId"] = master.Id }, activity.Text("LastModifiedById")!);
            FieldHistory.Add(org, master, user, master.Type.Name is "Lead" ? "leadMerged" : "contactMerged");
        }

        org.Update(master, new Draft(master.Type, master), user);
        return new MergeResult(master.Id, losers.Count);
    }

    private Row Find(string id) => org.Store.Find(id) is { IsDeleted: false, Type.Name: "Lead" or "Contact" } row
        ? row
        : throw new Refusal(404, "NOT_FOUND", $"No lead or contact {id}.");
}
