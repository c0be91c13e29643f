using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Acceptance.Support;

/// <summary>A configuration with many rules, and people in both systems of whom each makes some of them fire.</summary>
/// <remarks>
/// Whoever is ready by what only events or a list tell has an owner that no turn decides: when a poll tells of them is not known before.
/// Each of them has events of one kind alone, so that no look comes between two.
/// </remarks>
internal sealed class PlannedWorld(Installation here)
{
    private static readonly string[] Countries = ["Germany", "Austria", "Brazil", "France", "Japan", "Spain", "UK"];

    /// <summary>Each with the texts that show it in a plan.</summary>
    public static readonly IReadOnlyList<string> RoutingRules = ["asked for us", "sales ready", "visitors", "DACH", "named", "existing account", "checked first", "the org decides", "first come first served", "Brazil", "France", "no rule matched"];
    public static readonly IReadOnlyList<string> ScoreReasons = ["decision maker", "200 people or more", "private address", "read about prices", "filled in a form", "follows our mails", "reads about security"];
    public static readonly IReadOnlyList<string> Verdicts =
        ["excluded: own staff", "excluded: existing customer", "asked for a demo", "asked to be called", "lifecycle stage is marketing qualified lead", "list is Sales ready", "marketing's request is handoff", "scored 65 of 60 needed", "scored 0 of the 60 needed"];

    /// <summary>Where each mapping of <c>fields.yaml</c> writes.</summary>
    public static readonly IReadOnlyList<string> MappedTargets =
    [
        "Salesforce Email", "Salesforce FirstName", "HubSpot firstname", "Salesforce LastName", "HubSpot lastname", "Salesforce Phone", "HubSpot phone", "Salesforce Company",
        "Salesforce Title", "Salesforce Country", "Salesforce Industry", "Salesforce NumberOfEmployees", "Salesforce Website", "Salesforce LeadSource",
        "Salesforce HasOptedOutOfEmail", "HubSpot hs_email_optout", "Salesforce MobilePhone", "HubSpot mobilephone", "HubSpot sales_rating", "HubSpot leadsync_crm_status", "Salesforce City",
    ];

    public void Configure()
    {
        here.Write("scoring.yaml", """
            scope: { exclude: [ { when: { email: { endsWith: ["@acme.example"] } }, because: own staff }, { when: { account.type: Customer }, because: existing customer } ] }
            qualifyAt: 60
            readyWhen: [ { lifecyclestage: { equals: marketingqualifiedlead } }, { list: "Sales ready" }, { leadsync_request: { equals: handoff } } ]
            handRaisers: [ { form: "Request a demo", because: asked for a demo }, { page: /contact-sales, because: asked to be called } ]
            fit:
              - { when: { jobtitle: { hasWord: [director] } }, points: 40, because: decision maker }
              - { when: { numemployees: { atLeast: 200 } }, points: 25, because: "200 people or more" }
              - { when: { email: { endsWith: ["@gmail.com"] } }, points: -20, because: private address }
            grades: { A: 40, B: 20, C: 0, D: below }
            engagement:
              halfLife: 14d
              rules:
                - { event: page_view, when: { url: { contains: /pricing } }, points: 30, atMost: 60, because: read about prices }
                - { event: form_submit, points: 20, atMost: 40, because: filled in a form }
                - { event: email_click, points: 20, atMost: 20, because: follows our mails }
                - { event: download, when: { topic: security }, points: 20, because: reads about security }
            """);
        here.Write("routing.yaml", """
            regions: { DACH: [Germany, Austria, Switzerland] }
            owners:
              - { id: ana, salesforce: ana@acme.example }
              - { id: bob, salesforce: bob@acme.example }
              - { id: cho, salesforce: cho@acme.example }
            pools:
              dach: { members: [ana, bob, cho], method: roundRobin }
              shared: { members: { ana: 2, bob: 1 }, method: weighted }
              calm: { members: [ana, bob], method: leastBusy }
            rules:
              - { name: asked for us, when: { handRaiser: true }, assign: { owner: cho } }
              - { name: sales ready, when: { list: "Sales ready" }, assign: { queue: Inside_Sales } }
              - { name: visitors, when: { country: Norway }, assign: { owner: cho } }
              - { name: existing account, when: { matchesAccount: true }, assign: { accountOwner: true } }
              - { name: checked first, when: { country: UK }, verifyWith: { queue: Inside_Sales }, assign: { pool: calm } }
              - { name: the org decides, when: { country: Portugal }, assign: { salesforceRules: true } }
              - { name: named, when: { company: { in: [Globex] } }, assign: { owner: bob } }
              - { name: DACH, when: { region: DACH }, assign: { pool: dach } }
              - { name: first come first served, when: { country: { in: [Japan] } }, assign: { queue: APAC_Leads } }
              - { name: Brazil, when: { country: Brazil }, assign: { pool: shared } }
              - { name: France, when: { country: France }, assign: { pool: calm } }
            fallback: { queue: Unassigned_Leads }
            """);
        here.Write("content.yaml", """
            content: [ { url: "/guides/security*", title: Security guide, topic: security, stage: mql, format: pdf } ]
            """);
        here.Write("fields.yaml", """
            fields:
              - { hubspot: email, salesforce: Email, direction: toCrm }
              - { hubspot: firstname, salesforce: FirstName, direction: both, conflict: salesforce }
              - { hubspot: lastname, salesforce: LastName, direction: both, conflict: newest }
              - { hubspot: phone, salesforce: Phone, direction: both, conflict: newest, blank: never }
              - { hubspot: company, salesforce: Company, direction: toCrm, default: "[not provided]", on: [lead] }
              - { hubspot: jobtitle, salesforce: Title, direction: toCrm, transform: [trim, title], tooLong: cut }
              - { hubspot: country, salesforce: Country, direction: toCrm, transform: [trim, { map: { UK: United Kingdom } }], on: [lead] }
              - { hubspot: industry, salesforce: Industry, direction: toCrm, unknown: { other: Other }, on: [lead] }
              - { hubspot: numemployees, salesforce: NumberOfEmployees, direction: toCrm, on: [lead] }
              - { hubspot: website, salesforce: Website, direction: toCrm, firstLink: overwrite, on: [lead] }
              - { hubspot: hs_analytics_source, salesforce: LeadSource, direction: toCrm, once: true, transform: [ { map: { ORGANIC_SEARCH: Web, REFERRALS: Partner Referral } } ] }
              - { hubspot: hs_email_optout, salesforce: HasOptedOutOfEmail, direction: both, consent: true }
              - { hubspot: mobilephone, salesforce: MobilePhone, direction: both, conflict: hubspot, blank: always }
              - { hubspot: sales_rating, salesforce: Rating, direction: toMarketing, on: [lead] }
              - { hubspot: city, salesforce: City, direction: toCrm, on: [lead] }
              - { hubspot: leadsync_crm_status, salesforce: Status, direction: toMarketing, on: [lead] }
            """);
    }

    /// <summary>Addresses of everybody, in no order.</summary>
    public async Task<int> PopulateAsync()
    {
        (await here.HubSpot.PostAsJsonAsync("/crm/v3/properties/contacts", new { name = "sales_rating", label = "Sales rating", type = "string", fieldType = "text", groupName = "contactinformation" })).EnsureSuccessStatusCode();
        var sales = new PlannedSales(here);
        await sales.WorkAsync();
        var people = People().ToList();
        var ids = await here.CreateContactsAsync(people);
        foreach (var email in (string[])["out1@globex.example", "plain3@lot.example"])
            (await here.HubSpot.PostAsync($"/communication-preferences/v4/statuses/{email}/unsubscribe-all?channel=EMAIL", null)).EnsureSuccessStatusCode();

        await MarketersAsync(ids[^10..]);
        await sales.HearOfMarriagesAsync();
        await VisitorsAsync();
        return people.Count;
    }

    private static IEnumerable<object> People()
    {
        for (var i = 0; i < 150; i++)
        {
            yield return Person($"plain{i}@lot.example", ready: true, Countries[i % Countries.Length], new()
            {
                ["phone"] = i % 2 == 0 ? $"+49 30 {100_000 + i}" : null,
                ["mobilephone"] = i % 3 == 0 ? $"+49 170 {100_000 + i}" : null,
                ["company"] = i % 10 == 5 ? "Globex" : i % 10 == 7 ? null : $"Company {i}",
                ["industry"] = i % 4 == 0 ? "Banking" : "Beekeeping",
                ["website"] = $"https://lot{i}.example",
                ["hs_analytics_source"] = i % 2 == 0 ? "ORGANIC_SEARCH" : "REFERRALS",
                ["city"] = i % 25 == 0 ? new string('x', 60) : "Bonn",
                ["numemployees"] = i % 5 == 0 ? "250" : "12",
            });
        }

        for (var i = 0; i < 10; i++)
        {
            yield return Person($"fit{i}@lot.example", ready: false, "Germany", new() { ["jobtitle"] = " director of sales", ["numemployees"] = "900" });
            yield return Person($"asked{i}@lot.example", ready: false, "Austria", new() { ["leadsync_request"] = "handoff" });
            yield return Person($"private{i}@gmail.com", ready: true, "Brazil", []);
            yield return Person($"visitor{i}@lot.example", ready: false, "Norway", []);
            yield return Person($"form{i}@lot.example", ready: false, "Norway", new() { ["jobtitle"] = "Director" });
        }

        for (var i = 0; i < 5; i++)
        {
            yield return Person($"demo{i}@lot.example", ready: false, "Spain", []);
            yield return Person($"call{i}@lot.example", ready: false, "Spain", []);
            yield return Person($"staff{i}@acme.example", ready: true, "Spain", []);
            yield return Person($"early{i}@lot.example", ready: false, "Spain", []);
            foreach (var known in (string[])["queued", "recycled", "worked", "client", "twice", "out", "talks"])
                yield return Person($"{known}{i}@globex.example", ready: true, "France", new() { ["website"] = "https://globex.example", ["phone"] = known == "client" ? null : "+33 1 23", ["mobilephone"] = i == 0 ? null : "+33 6 45" });
        }

        for (var i = 0; i < 5; i++)
        {
            yield return Person($"prospect{i}@initech.example", ready: true, "Spain", []);
            yield return Person($"customer{i}@umbrella.example", ready: true, "Spain", []);
            yield return Person($"org{i}@lot.example", ready: true, "Portugal", []);
        }

        for (var i = 0; i < 10; i++) yield return Person($"listed{i}@lot.example", ready: false, "Spain", []);
    }

    private static Dictionary<string, string?> Person(string email, bool ready, string country, Dictionary<string, string?> more)
    {
        var person = new Dictionary<string, string?>
        {
            ["email"] = email,
            ["firstname"] = "Kim",
            ["lastname"] = $"Doe {email[..email.IndexOf('@')]}",
            ["country"] = country,
            ["lifecyclestage"] = ready ? "marketingqualifiedlead" : "lead",
        };
        foreach (var (name, value) in more.Where(one => one.Value is not null)) person[name] = value;
        return person;
    }

    private async Task MarketersAsync(IReadOnlyList<string> listed)
    {
        var found = await (await here.HubSpot.PostAsJsonAsync("/crm/v3/lists/search", new { query = "Sales ready" })).Content.ReadFromJsonAsync<JsonObject>();
        var list = (string)found!["lists"]![0]!["listId"]!;
        (await here.HubSpot.PutAsJsonAsync($"/crm/v3/lists/{list}/memberships/add", listed)).EnsureSuccessStatusCode();
    }

    private async Task VisitorsAsync()
    {
        var events = new List<object>();
        for (var i = 0; i < 10; i++)
        {
            events.AddRange([View($"visitor{i}", "/pricing"), View($"visitor{i}", "/pricing/all")]);
            events.Add((i % 3) switch
            {
                0 => new { email = $"form{i}@lot.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/news" },
                1 => new { email = $"form{i}@lot.example", @event = "email_click", url = "https://acme.example/news" },
                _ => new { email = $"form{i}@lot.example", @event = "download", url = "https://acme.example/guides/security-2026.pdf" },
            });
        }

        for (var i = 0; i < 5; i++) events.AddRange([View($"call{i}", "/contact-sales"), new { email = $"demo{i}@lot.example", @event = "form_submit", form = "Request a demo", url = "https://acme.example/demo" }]);
        (await here.HubSpot.PostAsJsonAsync("/_sandbox/events", events)).EnsureSuccessStatusCode();

        static object View(string who, string page) => new { email = $"{who}@lot.example", @event = "page_view", url = $"https://acme.example{page}" };
    }
}
