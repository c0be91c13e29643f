using LeadSync.Journey.Fields;
using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey.Handover;

/// <summary>A first load finds the record that Salesforce has of a person already: it is pinned and kept in step, and nobody is handed over.</summary>
internal static class Linking
{
    public static Look Link(Look look)
    {
        if (!look.Sales.Asked) return look.Wants(Ask.Sales);

        var asked = look.With(look.Lead with { WantsLink = false });
        return PersonMatch.Of(look.Sales, look.Rules, look.Desk) switch
        {
            PersonMatch.Worked(var lead) => FieldSync.TakeAsTheyAre(Pin(asked, lead), lead),
            PersonMatch.Free(var lead) => Pin(asked, lead),
            PersonMatch.Person(var contact) => Pin(asked, contact),
            PersonMatch.Negotiating(var contact, _) => Pin(asked, contact),
            _ => asked,
        };
    }

    private static Look Pin(Look look, CrmRecord record) =>
        look.With(look.Lead with { Crm = new CrmLink(record.Object, record.Id), CrmStatus = record.Status })
            .Say("match", $"Linked by the first load: Salesforce has this person as a {record.Object} with {record.Owner.Label}");
}
