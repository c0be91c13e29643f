using System.Net.Http.Json;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

public sealed class LookReaderTests
{
    private const string BatchRead = "/contacts/batch/read";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_of_a_contact_answers_the_rules_it_was_read_for_without_a_call()
    {
        await using var here = await StartAsync();
        await KnownAsync(here);

        var look = await LookAsync(here, here.Rules.Current);

        look.Marketing["jobtitle"].ShouldBe("Director");
        (await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, BatchRead)).ShouldBe(0);
    }

    [Fact]
    public async Task Rules_that_ask_for_more_than_was_read_have_the_contact_read_again_and_once()
    {
        await using var here = await StartAsync();
        var lead = await KnownAsync(here);
        var asking = AlsoAsking(here.Rules.Current, "city");

        var look = await LookAsync(here, asking);
        look.Marketing["city"].ShouldBe("Lagos");

        await here.Database.WriteAsync(session => LeadRows.NoteSeen(session, lead, new ContactRow(look.Marketing.ContactId, look.Marketing.Properties, null, look.AskedHubSpot), null, null));
        (await LookAsync(here, asking)).Marketing["city"].ShouldBe("Lagos");
        (await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, BatchRead)).ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_a_poll_brought_for_other_rules_is_no_read()
    {
        await using var here = await StartAsync();
        await here.ContactAsync("kim@globex.example", ("city", "Lagos"));
        await new HubSpotPoll(here.HubSpot, here.Database, here.Rules, here.Bells, here.Time).RunAsync(Stop);

        (await LookAsync(here, here.Rules.Current, touch: false)).Marketing["city"].ShouldBeNull();
        (await LookAsync(here, AlsoAsking(here.Rules.Current, "city"), touch: false)).Marketing["city"].ShouldBe("Lagos");
    }

    [Fact]
    public async Task Who_asked_by_a_form_is_known_to_the_look_that_reads_the_contact_before_any_poll()
    {
        await using var here = await StartAsync();
        var id = await here.ContactAsync("kim@globex.example");
        var asked = new[] { new { email = "kim@globex.example", @event = "form_submit", url = "https://acme.example/demo", title = "See it at work", form = "Request a demo" } };
        (await here.Sandbox.HubSpot.PostAsJsonAsync("/_sandbox/events", asked, Stop)).EnsureSuccessStatusCode();
        await here.Database.WriteAsync(session => LeadRows.ForContact(session, id, here.Time.GetUtcNow()));

        var look = await LookAsync(here, here.Rules.Current, sides: Sides.HubSpot);

        var form = look.Marketing.Engagements.ShouldHaveSingleItem();
        form.Form.ShouldBe("Request a demo");
        form.Title.ShouldBe("See it at work");
        (await LookAsync(here, here.Rules.Current, sides: Sides.HubSpot)).Marketing.Engagements.ShouldHaveSingleItem().Key.ShouldBe(form.Key);
    }

    private static Task<IntakeUnderTest> StartAsync() => IntakeUnderTest.StartAsync();

    private static Rulebook AlsoAsking(Rulebook rules, string property) => rules with
    {
        Fields = new FieldRules([.. rules.Fields.Fields, new FieldRule { HubSpot = property, Salesforce = "City", At = Some.Position }]),
    };

    /// <summary>A contact as a look under the rules in force has kept it.</summary>
    private static async Task<LeadId> KnownAsync(IntakeUnderTest here)
    {
        var id = await here.ContactAsync("kim@globex.example", ("jobtitle", "Director"), ("city", "Lagos"));
        var asked = WantedFields.OfContact(here.Rules.Current);
        var contact = (await here.HubSpot.SearchContactsAsync(new ContactSearch { Properties = asked, Limit = 1 }, Stop)).Contacts.Single();
        return await here.Database.WriteAsync(session =>
        {
            var lead = LeadRows.ForContact(session, id, here.Time.GetUtcNow())!.Lead;
            LeadRows.NoteSeen(session, lead, new ContactRow(id, contact.Properties, contact.CreatedAt, Fingerprint.Of(asked)), "seen", null);
            return lead;
        });
    }

    /// <summary>A look that only time asked for, unless a side is named.</summary>
    private static async Task<PreparedLook> LookAsync(IntakeUnderTest here, Rulebook rules, bool touch = true, Sides sides = Sides.None)
    {
        var claims = await here.Database.WriteAsync(session =>
        {
            var lead = session.All("SELECT id FROM leads", row => new LeadId(row.GetString(0))).Single();
            if (touch) WorkRows.Touch(session, new Arrival(lead, sides, Lane.Event, here.Time.GetUtcNow()));
            session.Run("UPDATE work SET token = NULL, token_until = NULL");
            return WorkRows.Claim(session, "claim", here.Time.GetUtcNow(), 10);
        });
        var reader = new LookReader(here.Database, here.HubSpot, new SalesReader(here.Salesforce, here.Org), here.Time);
        return (await reader.ReadAsync(claims, rules, new Desk { Seats = new Dictionary<string, DeskSeat>() }, Stop)).Single();
    }
}
