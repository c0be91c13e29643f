using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Runs the records of a collection in their order and tells what became of each; the status is 200 even if all failed.</summary>
internal static class CollectionResults
{
    public static ApiAnswer Write<T>(Org org, IReadOnlyCollection<T> records, bool allOrNone, Func<T, SaveOutcome> save)
    {
        var mark = org.Store.Mark();
        var outcomes = records.Select(save).ToList();
        if (allOrNone && outcomes.Exists(outcome => !outcome.Success))
        {
            org.Store.RollBackTo(mark);
            outcomes = outcomes.ConvertAll(outcome => outcome.Success ? SaveOutcome.Failed(SaveError.RolledBack()) : outcome);
        }

        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var outcome in outcomes)
            {
                json.WriteStartObject();
                if (outcome.Id is { } id) json.WriteString("id", id);
                json.WriteBoolean("success", outcome.Success);
                json.WriteStartArray("errors");
                foreach (var error in outcome.Errors)
                {
                    json.WriteStartObject();
                    json.WriteString("statusCode", error.Code);
                    json.WriteString("message", error.Message);
                    json.WriteStrings("fields", error.Fields);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                if (outcome.Created is { } created) json.WriteBoolean("created", created);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }) with { Records = outcomes.Count };
    }
}
