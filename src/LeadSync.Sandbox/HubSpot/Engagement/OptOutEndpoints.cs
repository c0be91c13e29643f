using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>
/// Opting a person out of all mail: the one way to set <c>hs_email_optout</c>, which property writes may not (HubSpot: Subscription preferences).
/// </summary>
internal sealed class OptOutEndpoints(Portal portal)
{
    private const string Property = "hs_email_optout";

    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Preferences, "/{id}/unsubscribe-all", Read);
        routes.PostText(ApiPaths.Preferences, "/{id}/unsubscribe-all", (call, _) => OptOut(call));
    }

    private IResult Read(HttpContext call) => portal.Locked(() => Status(call, Find(call)?[Property] == "true"));

    private IResult OptOut(HttpContext call) => portal.Locked<IResult>(() =>
    {
        if (call.Text("channel") is not "EMAIL")
            return ApiError.Invalid("The query parameter channel is required; the sandbox knows EMAIL");
        if (Find(call) is { } contact)
            new RecordWriter(portal, portal.Contacts).Update(contact, new Proposal([new PropertyWrite(portal.Contacts.Catalog.Find(Property)!, "true")], null), Source.Of(call));
        return Status(call, optedOut: true);
    });

    private CrmRecord? Find(HttpContext call) => portal.Contacts.FindBy(portal.Contacts.Catalog.Find("email")!, call.Route("id"));

    /// <summary>Who has not opted out is not in the results.</summary>
    private Answer Status(HttpContext call, bool optedOut) => BatchAnswer.Of(portal.Now, optedOut ? 1 : 0, [], StatusCodes.Status200OK, (json, _) =>
    {
        json.WriteString("subscriberIdString", call.Route("id"));
        json.WriteString("channel", "EMAIL");
        json.WriteString("status", "UNSUBSCRIBED");
        json.WriteString("wideStatusType", "PORTAL_WIDE");
        json.WriteString("timestamp", IsoTime.Text(portal.Now));
    });
}
