using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

/// <summary>A lead with everything that was read for one look at it.</summary>
/// <param name="LastReceipt">Number of the last receipt among those in the views: later ones are for the next look.</param>
/// <param name="SeenHubSpot">Fingerprint of what HubSpot showed; null where it was not read.</param>
internal sealed record PreparedLook(
    ClaimedWork Work,
    Lead Lead,
    MarketingView Marketing,
    SalesView Sales,
    long LastReceipt,
    string? SeenHubSpot = null,
    string? SeenSalesforce = null)
{
    /// <summary>Fingerprint of the properties that the contact was read with, now or before.</summary>
    public string? AskedHubSpot { get; init; }

    /// <summary>What it asks to be read.</summary>
    public Ask Asks { get; init; }

    /// <summary>
    /// Part of a list that comes all at once: of two hundred leads a few dozen may be ready, and asking Salesforce for each
    /// few dozen alone would cost several times the calls. Those that are ready wait a moment for company.
    /// </summary>
    public bool WaitsForCompany => Work.Lane == Lane.Bulk && !Work.Sides.HasFlag(Sides.Salesforce);

    /// <summary>Targets that mapped values wait for, and had not left for when the look began.</summary>
    public IEnumerable<string> ValuesWaiting
    {
        get
        {
            if (!Sales.IsBeingWritten && IsOpenInSalesforce) yield return Target.Crm;
            if (!Marketing.IsBeingWritten && IsOpenInHubSpot) yield return Target.HubSpot;
        }
    }

    /// <summary>What polls compare with. What was seen before our own write is no measure any more: who puts the old value back would bring no news.</summary>
    public string? NotedHubSpot => IsOpenInHubSpot && Arrived(Marketing.Receipts) && Marketing.Source != ContactSource.Read ? "" : SeenHubSpot;

    /// <summary>The same for Salesforce, of which a row that a poll brought before the write is not taken.</summary>
    public string? NotedSalesforce => IsOpenInSalesforce && Arrived(Sales.Receipts) ? SeenSalesforce ?? "" : SeenSalesforce;

    private bool IsOpenInSalesforce => Lead.Fields.Values.Any(value => value.ToSalesforce is { Landed: false });

    private bool IsOpenInHubSpot => Lead.Fields.Values.Any(value => value.ToHubSpot is { Landed: false });

    private static bool Arrived(IEnumerable<Receipt> receipts) => receipts.Any(receipt => receipt.Kind is ReceiptKind.Written or ReceiptKind.Unknown);

    /// <summary>The record to read: the pinned one, or the one that our last write has just made.</summary>
    public CrmLink? Link => Lead.Crm
        ?? (Sales.Receipts.LastOrDefault(receipt => receipt is { Target: Target.Crm, Kind: ReceiptKind.Written, CrmId: not null }) is { } made
            ? new CrmLink(CrmLink.Lead, made.CrmId!)
            : null);

    /// <summary>Every address the person is known by, the first one first.</summary>
    public IReadOnlyList<string> Addresses => Contact.Addresses;

    /// <summary>The contact as the look found it, as it is kept.</summary>
    public ContactRow Contact => new(Marketing.ContactId, Marketing.Properties, Marketing.CreatedAt, AskedHubSpot);

    /// <summary>Whether a delivery failed since the last look, in a way that another try may mend.</summary>
    public bool FailedDelivery => Sales.Receipts.Concat(Marketing.Receipts).Any(receipt => receipt.Kind is ReceiptKind.Again or ReceiptKind.Unknown);
}
