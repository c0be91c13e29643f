using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>One mapped field of one person at one look: the rule, what was remembered, and what both sides have.</summary>
internal sealed record FieldCase(FieldRule Rule, FieldMemory Memory, FieldSide HubSpot, FieldSide Salesforce, DateTimeOffset Now)
{
    /// <summary>Stands in a field that Salesforce requires and nobody knows.</summary>
    public const string NotProvided = "[not provided]";

    /// <summary>The Salesforce record does not exist yet.</summary>
    public bool IsCreate { get; init; }

    /// <summary>False: times and earlier values were not asked for; a rule that needs them says so.</summary>
    public bool HistoryIsRead { get; init; }

    public bool ToCrm => Rule.Direction != Direction.ToMarketing;

    public bool ToMarketing => Rule.Direction != Direction.ToCrm;

    /// <summary>What fills a field that Salesforce insists on stands for "nothing": it never travels back, and anything known replaces it.</summary>
    public bool CrmIsBlank => Salesforce.IsBlank || Salesforce.Reads(Rule.Default) || Salesforce.Value == NotProvided || (ToMarketing && Salesforce.OffersBlank);

    /// <summary>Nothing, or what the transforms make nothing of, such as a list's "Select".</summary>
    public bool HubSpotIsBlank => HubSpot.IsBlank || (ToCrm && HubSpot.OffersBlank);

    public bool HubSpotChanged => Memory.Agreed is { } pair && !HubSpot.Reads(pair.HubSpot);

    public bool SalesforceChanged => Memory.Agreed is { } pair && !Salesforce.Reads(pair.Salesforce);

    /// <summary>Each side reads as the other would have it.</summary>
    public bool Agrees =>
        (HubSpotIsBlank && CrmIsBlank)
        || (ToCrm && HubSpot.Offer.Refused is null && Salesforce.Reads(HubSpot.Offer.Value))
        || (ToMarketing && Salesforce.Offer.Refused is null && HubSpot.Reads(Salesforce.Offer.Value));

    public FieldMemory Settled => Memory with
    {
        Agreed = Memory.Agreed is { } pair && pair.HubSpot == HubSpot.Value && pair.Salesforce == Salesforce.Value
            ? pair
            : new AgreedPair(HubSpot.Value, Salesforce.Value, Now),
        SeenInSalesforce = null,
        Refused = null,
    };
}
