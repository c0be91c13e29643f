using LeadSync.Checking;
using LeadSync.HubSpot;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>Asks both systems whether they have what the rules name, and judges what they answer.</summary>
internal static class LiveCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(Rulebook rules, CancellationToken token)
    {
        await using var services = LiveSystems.Of(rules.Settings);
        var marketing = new HubSpotQuestions(services.GetRequiredService<HubSpotConnector>(), rules, services.GetRequiredService<TimeProvider>());
        var sales = new SalesforceQuestions(services.GetRequiredService<SalesforceConnector>(), services.GetRequiredService<SalesforceOrg>());
        await Task.WhenAll(marketing.AskAsync(token), sales.AskAsync(token));

        var picture = Picture(rules, marketing, sales);
        return [.. marketing.Findings, .. sales.Findings, .. ProvisionFindings.Of(Needed.For(rules.Sla.Recycling.Reasons), marketing.Properties, sales.Org), .. LiveFindings.Of(rules, picture)];
    }

    private static LivePicture Picture(Rulebook rules, HubSpotQuestions marketing, SalesforceQuestions sales) => new()
    {
        Schema = SchemaSetup.From(sales.Org, marketing.Properties, marketing.CompanyProperties),
        Desk = sales.Org is { } org ? DeskSetup.From(org, Schema.Unknown, People.Nobody, portal: null, baselineAt: null) : null,
        Left = sales.Left,
        ConvertedStatuses = sales.ConvertedStatuses,
        TracksStatus = sales.TracksStatus,
        Rights = sales.Rights,
        Scopes = marketing.Scopes,
        Strangers = Strangers(rules, marketing, sales.Org),
        LinkedNatively = marketing.LinkedNatively,
        WrittenNatively = marketing.WrittenNatively,
        Sample = marketing.Sample,
        Carry = Carriage(rules),
    };

    private static IReadOnlyList<string> Strangers(Rulebook rules, HubSpotQuestions marketing, OrgPicture? org)
    {
        if (org is null) return [];

        var people = DeskSetup.People(org, marketing.Owners);
        return [.. new OwnerBook(people, rules.Fields.Owners).Unmapped.Select(id => people.Owners[id])];
    }

    private static Carriage Carriage(Rulebook rules)
    {
        return new Carriage(
            (rule, value, from, to, property) => Translation.ToCrm(rule, value, from, to, Context(property)).Refused,
            (rule, value, from, to, property) => Translation.ToMarketing(rule, value, from, to, Context(property)).Refused);

        TranslationContext Context(Func<string, string?> property) => new() { Property = property, TimeZone = rules.Sla.TimeZone };
    }
}
