using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>One direction of one mapping, between two fields that both exist.</summary>
/// <param name="Object">Lead or Contact.</param>
internal sealed record Way(FieldRule Rule, string Object, FieldShape From, FieldShape To, bool IntoCrm, Carry Carry)
{
    private static readonly string[] People = ["Lead", "Contact"];

    /// <summary>What the field that is written is called.</summary>
    public string Target => IntoCrm ? $"{Object}.{Rule.Salesforce}" : Rule.HubSpot;

    /// <summary>What the field that is read is called.</summary>
    public string Source => IntoCrm ? Rule.HubSpot : $"{Object}.{Rule.Salesforce}";

    /// <summary>Why the value would be refused; null where it fits.</summary>
    public string? Refuses(string value, Func<string, string?>? property = null) => Carry(Rule, value, From, To, property ?? (_ => null));

    /// <summary>Is the field a consent that travels to HubSpot by an API of its own, though the property cannot be written?</summary>
    public bool TravelsAsConsent => Rule.Consent && !IntoCrm;

    /// <summary>What holds for Lead and Contact alike is said once, of Lead.</summary>
    public static IEnumerable<Finding> Once(IEnumerable<Finding> findings) =>
        findings.DistinctBy(finding => (finding.At, finding.Wrong.Replace("Contact.", "Lead.", StringComparison.Ordinal)));

    /// <summary>Every direction of every mapping whose two fields are known to exist.</summary>
    public static IEnumerable<Way> All(Rulebook rules, LivePicture live)
    {
        foreach (var rule in rules.Fields.Fields)
        {
            if (!IsDescribed(live.Schema, rule) || live.Schema.Property(rule.HubSpot) is not { } property) continue;
            foreach (var type in People.Where(type => rule.HoldsFor(type) && live.Schema.Crm.ContainsKey(type)))
            {
                if (live.Schema.Field(type, rule.Salesforce) is not { } field) continue;
                if (rule.Direction != Direction.ToMarketing) yield return new Way(rule, type, property, field, IntoCrm: true, live.Carry.ToCrm);
                if (rule.Direction != Direction.ToCrm) yield return new Way(rule, type, field, property, IntoCrm: false, live.Carry.ToMarketing);
            }
        }
    }

    // Where a system was not asked every field counts as a text, of which nothing can be said.
    private static bool IsDescribed(Schema schema, FieldRule rule) => (rule.CompanyProperty is null ? schema.Contact : schema.Company) is not null;
}
