using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Orgs;

internal sealed record UndeleteRequest(string Id, string? User = null);

internal sealed record UndeleteResult(string Id);

/// <summary>A user fetches a record back from the recycle bin (SOAP API: undelete). What was merged away stays away, and a key that is taken meanwhile is in the way.</summary>
internal sealed class Undelete(Org org)
{
    public UndeleteResult Run(UndeleteRequest request)
    {
        var row = org.Store.Find(request.Id) is { IsDeleted: true } deleted ? deleted : throw new Refusal(404, "UNDELETE_FAILED", $"Entity is not in the recycle bin: {request.Id}.");
        if (row.Type.Name is "Lead" or "Contact" && row.Text("MasterRecordId") is { } master)
            throw Refusal.Bad("UNDELETE_FAILED", $"The record was merged into {master}: a merge is not taken back.");
        foreach (var field in row.Type.Fields.Where(field => field.Unique))
        {
            if (row.Text(field.Name) is { } key && org.Store[row.Type.Name].Live(field.Name, key).FirstOrDefault() is { } holder)
                throw Refusal.Bad("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {holder.Id}", [field.Name]);
        }

        var user = org.UserId(request.User ?? OrgPeople.ApiUser);
        org.Update(row, new Draft(row.Type, row) { ["IsDeleted"] = false }, user);
        OpportunityRules.TakeRolesAlong(row, org, user);
        return new UndeleteResult(row.Id);
    }
}
