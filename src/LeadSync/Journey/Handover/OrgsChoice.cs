using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>The org's own assignment rules were asked for an owner (<c>salesforceRules: true</c>): whom they chose is read back.</summary>
internal static class OrgsChoice
{
    public static Look Hear(Look look, CrmRecord record)
    {
        var heard = look.With(look.Lead with { OrgDecides = false });
        if (look.Lead.Owner is not { } waits || record.Owner.CrmId == waits.CrmId) return heard;

        // The default owner of an org may be the very user that LeadSync signs in as: nobody would ever look there.
        if (record.Owner.CrmId == look.Desk.IntegrationUser)
        {
            return heard.With(heard.Lead with { Wish = new Dictionary<string, string> { ["OwnerId"] = waits.CrmId } })
                .Say("owner", $"The org's assignment rules chose LeadSync's own user: the lead goes to {waits.Label}");
        }

        return heard.With(heard.Lead with { Owner = record.Owner, OwnerBecause = $"{look.Lead.OwnerBecause}; they chose {record.Owner.Label}" })
            .Say("owner", $"The org's assignment rules chose {record.Owner.Label}");
    }
}
