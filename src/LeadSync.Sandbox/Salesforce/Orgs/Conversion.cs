using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>How a rep converts a lead in the user interface.</summary>
/// <param name="Opportunity">Name of the deal; null makes none.</param>
/// <param name="AccountId">An existing account; null makes one from the lead's company.</param>
/// <param name="ContactId">An existing contact of that account, whose filled fields stay as they are.</param>
/// <param name="OwnerId">Needed when a queue owns the lead: accounts and contacts cannot be owned by a queue.</param>
/// <param name="User">Who converts; null: the owner.</param>
internal sealed record ConversionRequest(
    string LeadId,
    string? Opportunity = null,
    decimal? Amount = null,
    string? AccountId = null,
    string? ContactId = null,
    string? OwnerId = null,
    string? User = null);

internal sealed record ConversionResult(string LeadId, string AccountId, string ContactId, string? OpportunityId, bool Success = true);

/// <summary>Lead conversion: account, contact, opportunity, then the lead itself, which stays and is locked (SOAP API: convertLead).</summary>
internal sealed class Conversion(Org org)
{
    /// <summary>Standard lead fields that the platform maps under another name.</summary>
    private static readonly Dictionary<string, string> RenamedOnContact = new(StringComparer.Ordinal)
    {
        ["Street"] = "MailingStreet", ["City"] = "MailingCity", ["State"] = "MailingState", ["PostalCode"] = "MailingPostalCode", ["Country"] = "MailingCountry",
    };

    private static readonly string[] SameOnAccount = ["Phone", "Website", "Industry", "AnnualRevenue", "NumberOfEmployees"];

    public ConversionResult Convert(ConversionRequest request)
    {
        var lead = org.Store.Find(request.LeadId) is { Type.Name: "Lead", IsDeleted: false } found ? found : throw new Refusal(404, "NOT_FOUND", $"No lead {request.LeadId}.");
        if (lead.Flag("IsConverted")) throw Refusal.Bad(LeadRules.Locked.Code, LeadRules.Locked.Message);
        var owner = OwnerOf(lead, request);
        var user = request.User is null ? owner : org.UserId(request.User);

        var account = Existing(request.AccountId, "Account") ?? NewAccount(lead, owner, user);
        var contact = Existing(request.ContactId, "Contact") ?? Insert("Contact", user, draft => (draft["AccountId"], draft["OwnerId"]) = (account.Id, owner));
        FillContact(lead, contact, request.ContactId is null, user);
        var opportunity = request.Opportunity is null ? null : NewOpportunity(lead, request, account, contact, owner, user);
        MoveActivities(lead, contact);
        Close(lead, account, contact, opportunity, user);

        return new ConversionResult(lead.Id, account.Id, contact.Id, opportunity?.Id);
    }

    private string OwnerOf(Row lead, ConversionRequest request)
    {
        var owner = org.Store.Find(request.OwnerId ?? (request.User is null ? lead.Text("OwnerId") : org.UserId(request.User)));
        return owner is { Type.Name: "User" }
            ? owner.Id
            : throw Refusal.Bad("INVALID_CROSS_REFERENCE_KEY", "A queue owns this lead: name the user who converts it (user or ownerId).");
    }

    private Row? Existing(string? id, string type) => id is null ? null : org.Store.Find(id) is { IsDeleted: false } row && row.Type.Name == type
        ? row
        : throw new Refusal(404, "NOT_FOUND", $"No {type} {id}.");

    private Row NewAccount(Row lead, string owner, string user) => Insert("Account", user, draft =>
    {
        draft["Name"] = lead.Text("Company");
        draft["OwnerId"] = owner;
        foreach (var field in SameOnAccount) draft[field] = lead[lead.Type[field]];
        draft["BillingCountry"] = lead.Text("Country");
    });

    private Row NewOpportunity(Row lead, ConversionRequest request, Row account, Row contact, string owner, string user)
    {
        var opportunity = Insert("Opportunity", user, draft =>
        {
            draft["Name"] = request.Opportunity;
            draft["AccountId"] = account.Id;
            draft["StageName"] = OpportunityStages.First;
            draft["CloseDate"] = EndOfQuarter(DateOnly.FromDateTime(org.Now.UtcDateTime));
            draft["Amount"] = request.Amount;
            draft["LeadSource"] = lead.Text("LeadSource");
            draft["OwnerId"] = owner;
            OpportunityRules.Complete(draft);
        });
        Insert("OpportunityContactRole", user, draft => (draft["OpportunityId"], draft["ContactId"], draft["IsPrimary"]) = (opportunity.Id, contact.Id, true));

        return opportunity;
    }

    private void FillContact(Row lead, Row contact, bool isNew, string user)
    {
        var draft = new Draft(contact.Type, contact);
        foreach (var field in lead.Type.Fields)
        {
            var name = RenamedOnContact.GetValueOrDefault(field.Name, field.Name);
            var mapped = !field.Custom || org.Settings.MapLeadFields;
            if (!mapped || !field.Createable || field.Kind is FieldKind.Reference || contact.Type.Find(name) is not { Createable: true } target) continue;
            if (target.Kind is FieldKind.Boolean) draft[name] = draft[name] is true || lead[field] is true;
            else draft[name] ??= lead[field];
        }

        PersonName.Complete(draft);
        var before = contact.Values;
        org.Update(contact, draft, user);
        if (isNew) FieldHistory.Add(org, contact, user, "contactCreatedFromLead");
        else FieldHistory.Note(contact, before, org, user);
    }

    private void MoveActivities(Row lead, Row contact)
    {
        foreach (var type in new[] { "Task", "Event" })
            foreach (var activity in org.Store[type].Live("WhoId", lead.Id).ToList())
                org.Update(activity, new Draft(activity.Type, activity) { ["WhoId"] = contact.Id }, activity.Text("LastModifiedById")!);
    }

    private void Close(Row lead, Row account, Row contact, Row? opportunity, string user)
    {
        var before = lead.Values;
        org.Update(lead, new Draft(lead.Type, lead)
        {
            ["Status"] = LeadStatuses.Converted,
            ["IsConverted"] = true,
            ["ConvertedDate"] = DateOnly.FromDateTime(org.Now.UtcDateTime),
            ["ConvertedAccountId"] = account.Id,
            ["ConvertedContactId"] = contact.Id,
            ["ConvertedOpportunityId"] = opportunity?.Id,
            ["IsUnreadByOwner"] = false,
        }, user);
        FieldHistory.Note(lead, before, org, user);
    }

    private Row Insert(string type, string user, Action<Draft> fill)
    {
        var draft = new Draft(org.Store[type].Type, null);
        fill(draft);

        return org.Insert(draft, user);
    }

    private static DateOnly EndOfQuarter(DateOnly today) => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1);
}
