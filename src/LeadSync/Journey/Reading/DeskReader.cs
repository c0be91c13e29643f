using LeadSync.HubSpot;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>Both systems as they are set up, in the words of the desk: fields, people, queues. Asked rarely, and only for what the rules lean on.</summary>
internal sealed class DeskReader(SalesforceOrg org, HubSpotPortal portal, NativeWatch native)
{
    private volatile Known? _known;

    /// <summary>The desk without what only the store knows: turns, loads, pace.</summary>
    /// <exception cref="Hosting.ConnectionDownException">One of the two cannot be reached, and was never read.</exception>
    public async Task<Desk> ReadAsync(Rulebook rules, DateTimeOffset? baselineAt, CancellationToken token)
    {
        var known = await KnownAsync(rules, token);
        var beside = await native.LookAsync(rules.Settings.NativeSync, token);
        return DeskSetup.From(known.Org, known.Schema, known.People, await portal.IdAsync(token), baselineAt) with { Alongside = beside.IsAlongside };
    }

    /// <summary>The fields of both systems.</summary>
    /// <exception cref="Hosting.ConnectionDownException">One of the two cannot be reached, and was never read.</exception>
    public async Task<Schema> SchemaAsync(Rulebook rules, CancellationToken token) => (await KnownAsync(rules, token)).Schema;

    /// <summary>A refusal showed that what we know of the fields is out of date.</summary>
    public void Expire()
    {
        org.Expire();
        portal.Expire();
    }

    /// <summary>A portal has a thousand properties and more: they are put into our words anew only when something was read anew.</summary>
    private async Task<Known> KnownAsync(Rulebook rules, CancellationToken token)
    {
        var picture = await org.GetAsync(token);
        var properties = await portal.PropertiesAsync(token);
        var ofCompanies = rules.Fields.CompanyProperties.Any() ? await portal.CompanyPropertiesAsync(token) : null;
        var schema = _known is { } last && last.IsOf(picture, properties, ofCompanies) ? last.Schema : SchemaSetup.From(picture, properties, ofCompanies);

        var owners = References.NamesPeople(rules.Fields, schema) ? await portal.OwnersAsync(token) : null;
        if (_known is { } still && still.Schema == schema && still.Owners == owners) return still;
        return _known = new Known(picture, properties, ofCompanies, owners, schema, DeskSetup.People(picture, owners));
    }

    private sealed record Known(
        OrgPicture Org,
        IReadOnlyList<HubSpotProperty>? Properties,
        IReadOnlyList<HubSpotProperty>? OfCompanies,
        IReadOnlyList<HubSpotOwner>? Owners,
        Schema Schema,
        People People)
    {
        public bool IsOf(OrgPicture org, IReadOnlyList<HubSpotProperty>? properties, IReadOnlyList<HubSpotProperty>? ofCompanies) =>
            ReferenceEquals(Org, org) && ReferenceEquals(Properties, properties) && ReferenceEquals(OfCompanies, ofCompanies);
    }
}
