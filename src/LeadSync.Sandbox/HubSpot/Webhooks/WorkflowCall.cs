using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>Asks for one call of a workflow's webhook action about a contact, named by address or id.</summary>
internal sealed record WorkflowRequest(string? Url, string? Email = null, string? ContactId = null, string? ClientSecret = null);

/// <summary>A workflow's webhook action: one contact, the old contact format, signature version 2 (HubSpot: Workflow webhook information).</summary>
internal sealed class WorkflowCall(Portal portal, SandboxPort port)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> SendAsync(WorkflowRequest asked, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(asked.Url, UriKind.Absolute, out var url))
            return ControlJson.Refuse($"\"{asked.Url}\" is no absolute url.");
        if (portal.Locked(() => Body(asked)) is not { } body)
            return ControlJson.Refuse("No contact has this email or contactId.", StatusCodes.Status404NotFound);

        var secret = asked.ClientSecret ?? portal.Outbox.Target?.ClientSecret ?? WebhookTarget.SandboxSecret;
        var timestamp = WebhookSender.Timestamp(port);
        var status = await WebhookSender.PostAsync(url, body,
        [
            new("X-HubSpot-Signature", WebhookSigning.V2(secret, "POST", url.OriginalString, body)),
            new("X-HubSpot-Signature-Version", "v2"),
            new("X-HubSpot-Signature-v3", WebhookSigning.V3(secret, "POST", url.OriginalString, body, timestamp)),
            new("X-HubSpot-Request-Timestamp", timestamp),
        ], AnswerWithin, port.Options.TimeProvider, cancellationToken);
        return ControlJson.Answer(new { status });
    }

    private string? Body(WorkflowRequest asked)
    {
        var contacts = portal.Contacts;
        var contact = asked.Email is { } email ? contacts.FindBy(contacts.Catalog.Find("email")!, email) : contacts.Find(RecordLookup.Number(asked.ContactId) ?? 0);
        return contact is null ? null : JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["vid"] = contact.Id,
            ["canonical-vid"] = contact.Id,
            ["portal-id"] = Portal.Id,
            ["is-contact"] = true,
            ["properties"] = contact.Values().ToDictionary(entry => entry.Key, entry => new
            {
                value = entry.Value,
                versions = contact.History(entry.Key).Select(version => new Dictionary<string, object?>
                {
                    ["value"] = version.Value,
                    ["timestamp"] = version.Change.At.ToUnixTimeMilliseconds(),
                    ["source-type"] = version.Change.Source.Type,
                    ["source-id"] = version.Change.Source.Id,
                }),
            }),
        }, Relaxed);
    }
}
