using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Orgs;

internal sealed record LateResult(string Id, DateTimeOffset SystemModstamp);

/// <param name="Seconds">How far the stamp lies before the moment the row becomes visible.</param>
/// <param name="Fields">What changes with it, as in a PATCH; null: only the stamp.</param>
internal sealed record LateRequest(string LeadId, double Seconds, JsonElement? Fields = null, string? User = null);

/// <summary>
/// A long transaction: the stamp is taken inside it, the row appears at its commit, so a poll may already have read past that stamp.
/// </summary>
internal sealed class LateCommit(Org org)
{
    public LateResult Publish(LateRequest request)
    {
        var row = org.Store.Find(request.LeadId) ?? throw new Refusal(404, "NOT_FOUND", $"No row {request.LeadId}.");
        if (request.Fields is { } fields)
        {
            var draft = new Draft(row.Type, row);
            RecordReader.Read(org.Store, draft, fields);
            var saved = new RecordSaver(org).Save(draft, new SaveContext(org.UserId(request.User ?? OrgPeople.ApiUser)) { AutoAssign = false });
            if (!saved.Success) throw Refusal.Bad(saved.Errors[0].Code, saved.Errors[0].Message);
        }

        var stamp = org.Now - TimeSpan.FromSeconds(Math.Floor(request.Seconds));
        org.Store.Replace(row, new Draft(row.Type, row) { ["SystemModstamp"] = stamp, ["LastModifiedDate"] = stamp }.Values);

        return new LateResult(row.Id, stamp);
    }
}
