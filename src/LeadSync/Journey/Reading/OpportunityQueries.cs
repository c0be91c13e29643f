using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>
/// The questions for what is being sold to people. A Contact's role is the only link that also leads to an Opportunity made later
/// (Salesforce: Object Reference, OpportunityContactRole); one that is followed already is asked for by its id, for roles come and go.
/// All of them want the recycle bin, too.
/// </summary>
/// <param name="visible">Fields of Opportunity that our user may see; none where the org keeps them from it.</param>
internal sealed class OpportunityQueries(OpportunityFields fields, IReadOnlySet<string> visible)
{
    private const int MostInOne = 2500;

    /// <summary>No org has these from the start; these are what they are usually called.</summary>
    private static readonly string[] Reasons = ["Loss_Reason__c", "Lost_Reason__c", "Closed_Lost_Reason__c"];

    private static readonly string[] Competitors = ["MainCompetitors__c", "Main_Competitor__c", "Competitor__c"];

    /// <summary>Only in an org of several currencies.</summary>
    private const string Currency = "CurrencyIsoCode";

    private readonly string? _reason = Named(fields.LostReason, Reasons, visible);
    private readonly string? _competitor = Named(fields.Competitor, Competitors, visible);

    public IEnumerable<string> OfContacts(IEnumerable<string> contacts) => visible.Count == 0
        ? []
        : contacts.Chunk(MostInOne).Select(some => $"SELECT ContactId, OpportunityId, {string.Join(", ", Wanted().Select(field => $"Opportunity.{field}"))} FROM OpportunityContactRole WHERE ContactId IN {Soql.List(some)} AND IsDeleted = false");

    public IEnumerable<string> ByIds(IEnumerable<string> ids) => visible.Count == 0
        ? []
        : ids.Chunk(MostInOne).Select(some => $"SELECT Id, IsDeleted, {string.Join(", ", Wanted())} FROM Opportunity WHERE Id IN {Soql.List(some)}");

    /// <summary>Those that nobody shows us any more; none where all of them are hidden from our user.</summary>
    public IEnumerable<string> Gone(IEnumerable<string> asked, SalesFindings found) => visible.Count == 0 ? [] : asked.Where(id => found.Opportunity(id)?.Flag("IsDeleted") != false);

    /// <summary>The Opportunity that a row of a role tells of; null where our user may not see it.</summary>
    public CrmOpportunity? OfRole(SalesforceRow role, Desk desk) =>
        role.Related("Opportunity") is { } row && role.Identity("OpportunityId") is { } id ? From(id, row, desk) : null;

    public CrmOpportunity From(string id, SalesforceRow row, Desk desk)
    {
        var owner = row.Identity("OwnerId") ?? "";
        return new CrmOpportunity(id, row.Text("Name") ?? "", desk.Seat(owner)?.Owner ?? new Owner(owner, "the Opportunity's owner", IsQueue: false))
        {
            Stage = row.Text("StageName") ?? "",
            State = !row.Flag("IsClosed") ? Deal.Open : row.Flag("IsWon") ? Deal.Won : Deal.Lost,
            Amount = row.Number("Amount"),
            Currency = row.Text(Currency) ?? (fields.Currency.Length > 0 ? fields.Currency : null),
            LostBecause = _reason is null ? null : row.Text(_reason),
            Competitor = _competitor is null ? null : row.Text(_competitor),
            CreatedAt = row.Time("CreatedDate"),
        };
    }

    private IEnumerable<string> Wanted() =>
        new[] { "Name", "OwnerId", "StageName", "Amount", "IsClosed", "IsWon", "CreatedDate", Currency, _reason, _competitor }.OfType<string>().Where(visible.Contains);

    private static string? Named(string configured, string[] usual, IReadOnlySet<string> visible) =>
        configured.Length > 0 ? configured : Array.Find(usual, visible.Contains);
}
