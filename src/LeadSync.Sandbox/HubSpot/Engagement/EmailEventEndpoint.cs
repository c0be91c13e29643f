using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>What became of marketing mails, newest first (HubSpot: Email events API, version 1).</summary>
internal sealed class EmailEventEndpoint(Portal portal)
{
    private const int MostPerPage = 1000;

    public void Map(Routes routes) => routes.Get(ApiPaths.EmailEvents, "", Read);

    private IResult Read(HttpContext call) => portal.Locked(() =>
    {
        // Both bounds include their millisecond; the timeline's exclude theirs.
        var (after, before) = (IsoTime.Parse(call.Text("startTimestamp"))?.AddTicks(-1), IsoTime.Parse(call.Text("endTimestamp"))?.AddTicks(1));
        var (found, offset) = portal.Engagement.EmailEvents.Read(after, before, call.Text("offset"), call.Limit(usual: 100, most: MostPerPage), where: mail => Passes(mail, call));
        CallJournal.NoteRecords(call, found.Count);
        return Answer.Json(json =>
        {
            json.WriteBoolean("hasMore", offset is not null);
            json.WriteString("offset", offset ?? "");
            json.Array("events", found, mail => Write(json, mail));
        });
    });

    private static bool Passes(EmailEvent mail, HttpContext call) =>
        (call.Text("recipient") is not { } recipient || mail.Recipient.Equals(recipient, StringComparison.OrdinalIgnoreCase))
        && (call.Text("eventType") is not { } type || mail.Type.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static void Write(Utf8JsonWriter json, EmailEvent mail)
    {
        json.WriteStartObject();
        json.WriteString("id", mail.Id);
        json.WriteNumber("created", mail.At.ToUnixTimeMilliseconds());
        json.WriteString("type", mail.Type);
        json.WriteString("recipient", mail.Recipient);
        json.WriteNumber("portalId", Portal.Id);
        json.WriteNumber("appId", 113);
        json.WriteString("appName", "Batch");
        json.WriteNumber("emailCampaignId", 998877);
        if (mail.Url is not null)
            json.WriteString("url", mail.Url);
        if (mail.Subject is not null)
            json.WriteString("subject", mail.Subject);
        json.WriteEndObject();
    }
}
