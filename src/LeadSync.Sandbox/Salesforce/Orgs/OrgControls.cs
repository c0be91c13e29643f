using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>What tests and demonstrations do to the org beside its API: act as a rep in the user interface, and switch its automations.</summary>
internal static class OrgControls
{
    public static void Map(WebApplication app, Func<Org> org, Sessions sessions)
    {
        app.MapPost("/_sandbox/expire-tokens", () => ControlJson.Answer(new { expired = sessions.EndAll() }));
        app.MapPost("/_sandbox/convert", (HttpRequest request) => Act<ConversionRequest>(request, org, (at, asked) => new Conversion(at).Convert(asked)));
        app.MapPost("/_sandbox/merge", (HttpRequest request) => Act<MergeRequest>(request, org, (at, asked) => new Merge(at).Run(asked)));
        app.MapPost("/_sandbox/undelete", (HttpRequest request) => Act<UndeleteRequest>(request, org, (at, asked) => new Undelete(at).Run(asked)));
        app.MapPost("/_sandbox/late", (HttpRequest request) => Act<LateRequest>(request, org, (at, asked) => new LateCommit(at).Publish(asked)));
        app.MapPost("/_sandbox/record-faults", (HttpRequest request) => Act<RecordFault>(request, org, (at, fault) =>
        {
            at.RecordFaults.Add(fault);
            return fault;
        }));
        app.MapPost("/_sandbox/fields", (HttpRequest request) => Act<FieldChange>(request, org, (at, change) => change.ApplyTo(at)));
        app.MapGet("/_sandbox/org", () => ControlJson.Answer(OrgSwitches.Of(org())));
        app.MapPost("/_sandbox/org", (HttpRequest request) => Act<OrgSwitches>(request, org, (at, switches) => switches.ApplyTo(at)));
    }

    /// <summary>In one transaction, like a call of the API.</summary>
    private static Task<IResult> Act<T>(HttpRequest request, Func<Org> current, Func<Org, T, object> act) => ControlJson.WithBodyAsync<T>(request, asked =>
    {
        var org = current();
        lock (org.Gate)
        {
            try
            {
                return ControlJson.Answer(act(org, asked));
            }
            catch (Refusal refusal)
            {
                org.Store.RollBackTo(0);
                return ControlJson.Refuse($"{refusal.Code}: {refusal.Message}", refusal.Status);
            }
            finally
            {
                org.Store.Commit();
            }
        }
    });
}
