using System.Net.Http.Json;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Tests.Sandbox.HubSpot;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.HubSpot;

/// <summary>The connector over real HTTP, against a HubSpot that behaves like the real one.</summary>
public sealed class HubSpotOnTheSandboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("v3")]
    [InlineData("2026-03")]
    [InlineData("2026-09")]
    public async Task Reads_and_writes_in_every_version(string version)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example", city = "Bonn" });
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!, version);
        var connector = hubSpot.Connector;

        var page = await connector.SearchContactsAsync(new ContactSearch { Properties = ["email", "lastmodifieddate"] }, Stop);
        page.Contacts.ShouldHaveSingleItem()["email"].ShouldBe("ann@acme.example");
        (await connector.UpdateContactsAsync([Update(id, "city", "Ulm"), Update(id, "phone", "1"), Update(id, "city", null)], Stop)).ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written);
        var contact = (await connector.ReadContactsAsync([id, "999"], ["city", "phone"], Stop)).ShouldHaveSingleItem().Value;
        (contact["city"], contact["phone"]).ShouldBe((null, "1"));

        (await connector.GetAccountAsync(Stop)).PortalId.ShouldBeGreaterThan(0);
        (await connector.GetOwnersAsync(Stop)).Select(owner => owner.Email).ShouldContain("ana@acme.example");
        (await connector.GetPropertiesAsync(Stop)).ShouldContain(property => property.Name == "leadsync_id" && property.HasUniqueValue);
        (await connector.GetEventTypesAsync(Stop)).ShouldContain("e_visited_page");
    }

    [Fact]
    public async Task Writes_the_good_and_names_the_bad_of_one_batch()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        string[] ids = [await sandbox.CreateAsync(new { city = "Bonn" }), await sandbox.CreateAsync(new { city = "Ulm" }), await sandbox.CreateAsync(new { city = "Kiel" })];
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!);

        var outcomes = await hubSpot.Connector.UpdateContactsAsync(
            [Update(ids[0], "hs_lead_status", "NO_SUCH"), Update(ids[1], "no_such_property", "1"), Update(ids[2], "city", "Köln"), Update("999", "city", "Rom")], Stop);

        outcomes.Select(outcome => (outcome.Kind, outcome.Code)).ShouldBe(
        [
            (OutcomeKind.Refused, "INVALID_OPTION"),
            (OutcomeKind.Refused, "PROPERTY_DOESNT_EXIST"),
            (OutcomeKind.Written, null),
            (OutcomeKind.Gone, "OBJECT_NOT_FOUND"),
        ]);
        (await sandbox.ReadAsync(ids[2], "city"))["city"]!.ToString().ShouldBe("Köln");
    }

    [Fact]
    public async Task Follows_a_merge_in_reads_and_tells_of_it_in_writes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (primary, secondary) = (await sandbox.CreateAsync(new { email = "ann@acme.example" }), await sandbox.CreateAsync(new { city = "Ulm" }));
        var merged = (await sandbox.HubSpot.SendAsync($"{ContactCalls.Contacts}/merge", new { primaryObjectId = primary, objectIdToMerge = secondary }))!["id"]!.ToString();
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!);

        var contacts = await hubSpot.Connector.ReadContactsAsync([primary, secondary], ["email"], Stop);
        contacts.Select(found => found.Value.Id).ShouldBe([merged, merged]);
        (await hubSpot.Connector.UpdateContactsAsync([Update(primary, "city", "Bonn")], Stop)).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Gone), outcome => outcome.Code.ShouldBe("MERGED"), outcome => outcome.Id.ShouldBe(merged));
    }

    [Fact]
    public async Task Does_not_claim_to_know_when_the_line_dies_after_the_write()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { method = "POST", path = "/batch/update", times = 1, dieAfterCommit = true } });
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!);

        (await hubSpot.Connector.UpdateContactsAsync([Update(id, "city", "Ulm")], Stop)).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Unknown);
        (await sandbox.ReadAsync(id, "city"))["city"]!.ToString().ShouldBe("Ulm");
    }

    [Fact]
    public async Task Reads_what_visitors_did()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[]
        {
            new { email = "ann@acme.example", @event = "page_view", url = "https://acme.example/pricing", form = "", at = noon },
            new { email = "ann@acme.example", @event = "form_submit", url = "https://acme.example/demo", form = "Request a demo", at = noon.AddMinutes(1) },
            new { email = "ann@acme.example", @event = "email_click", url = "https://acme.example/ebook", form = "", at = noon.AddMinutes(2) },
        });
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!);
        var connector = hubSpot.Connector;

        var view = (await connector.GetEventsAsync("e_visited_page", noon.AddSeconds(-1), null, 100, Stop)).Results.ShouldHaveSingleItem();
        (view.ObjectId, view.OccurredAt, view.Properties["hs_url"]).ShouldBe((id, noon, "https://acme.example/pricing"));
        var form = (await connector.GetFormsAsync(Stop)).Single(form => form.Name == "Request a demo");
        var submission = (await connector.GetFormSubmissionsAsync(form.Id, null, Stop)).Results.ShouldHaveSingleItem();
        submission.SubmittedAt.ShouldBe(noon.AddMinutes(1));
        submission.Values.ShouldContain(new FormValue("email", "ann@acme.example"));
        (await connector.GetEmailEventsAsync(noon, null, Stop)).Events.ShouldHaveSingleItem().Type.ShouldBe("CLICK");
    }

    [Fact]
    public async Task Finds_a_list_and_its_members()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!);
        var list = (await hubSpot.Connector.FindListAsync("sales READY", Stop)).ShouldNotBeNull();
        using var joined = await sandbox.HubSpot.PutAsync($"/crm/v3/lists/{list.ListId}/memberships/add", JsonContent.Create(new[] { id }), Stop);

        (await hubSpot.Connector.GetListMembershipsAsync(list.ListId, null, Stop)).Results.ShouldHaveSingleItem().RecordId.ShouldBe(id);
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_token()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var hubSpot = HubSpotUnderTest.At(sandbox.HubSpot.BaseAddress!, token: "wrong");

        (await Should.ThrowAsync<ConnectionDownException>(hubSpot.Connector.GetOwnersAsync(Stop))).Message.ShouldContain("hubspot.token");
    }

    private static ContactUpdate Update(string id, string property, string? value) => new(id, new Dictionary<string, string?> { [property] = value });
}
