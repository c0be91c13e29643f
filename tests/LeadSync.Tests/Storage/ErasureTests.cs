using System.Text;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Storage;

/// <summary>Forgetting a person: from every table, from the file's bytes, for good.</summary>
public sealed class ErasureTests : IAsyncDisposable
{
    private const string Name = "Wanted-Okafor";
    private const string Email = "wanted@people.example";
    private const string Second = "wanted@home.example";
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public ErasureTests() => _database = Database.Open(_folder.File("leadsync.db"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_the_person_is_left_in_any_table_nor_in_the_bytes_of_the_file_and_its_log()
    {
        var lead = await FillAsync("501", Name, Email);
        await _database.WriteAsync(session => FillOthers(session, 400));
        Bytes().ShouldContain(Name);

        (await _database.WriteAsync(session => Erasure.OfContact(session, "501", Some.Now))).ShouldBeTrue();
        (await _database.ScrubAsync(Stop)).ShouldBeTrue();

        var bytes = Bytes();
        foreach (var trace in (string[])[Name, Email, Second, "+49 30 4711"]) bytes.ShouldNotContain(trace, Case.Insensitive);
        foreach (var table in await TablesAsync())
            (await _database.ReadAsync(session => session.Count($"SELECT count(*) FROM {table} WHERE lead = $1", lead.Value), Stop)).ShouldBe(table == "outbox" ? 2 : 0, table);
        (await _database.ReadAsync(session => session.Count("SELECT count(*) FROM leads"), Stop)).ShouldBe(400);
    }

    [Fact]
    public async Task A_contact_that_was_seen_gone_before_its_erasure_is_told_of_counts_as_erased_and_once()
    {
        await FillAsync("501", Name, Email);
        await _database.WriteAsync(session => Erasure.LetGo(session, LeadRows.Load(session, LeadRows.ForContact(session, "501", Some.Now)!.Lead)!, Some.Now));
        (await _database.ReadAsync(StoreFigures.Read, Stop)).Forgotten.ShouldBe(0);

        (await _database.WriteAsync(session => Erasure.OfContact(session, "501", Some.Now))).ShouldBeTrue();
        (await _database.WriteAsync(session => Erasure.OfContact(session, "501", Some.Now))).ShouldBeFalse();

        (await _database.ReadAsync(StoreFigures.Read, Stop)).Forgotten.ShouldBe(1);
    }

    [Fact]
    public async Task Copies_that_a_full_page_left_behind_when_its_rows_moved_are_gone_too()
    {
        var random = new Random(20261127);
        for (var round = 0; round < 8; round++)
        {
            await _database.WriteAsync(session =>
            {
                for (var i = 0; i < 800; i++)
                    EngagementRows.Add(session, new Engagement($"{random.NextDouble():F12}", EngagementKind.PageView, Some.Now, Title: $"Page of number{round}x{i:D3}z {new string('y', random.Next(50, 900))}"), ToldBy.Event, $"{round}{i:D3}", null);
            });
            await _database.WriteAsync(session =>
            {
                for (var i = 0; i < 100; i++) Erasure.OfContact(session, $"{round}{i:D3}", Some.Now);
            });
        }

        (await _database.ScrubAsync(Stop)).ShouldBeTrue();

        var bytes = Bytes();
        Enumerable.Range(0, 800).Where(i => bytes.Contains($"number{i / 100}x{i % 100:D3}z", StringComparison.Ordinal)).ShouldBeEmpty();
        bytes.ShouldContain("number7x799z");
    }

    [Fact]
    public async Task What_Salesforce_is_still_to_be_told_empties_our_fields_leaves_the_reps_words_and_names_nobody()
    {
        await FillAsync("501", Name, Email);

        await _database.WriteAsync(session => Erasure.OfContact(session, "501", Some.Now));

        var rows = await _database.ReadAsync(session => session.All("SELECT target, body FROM outbox ORDER BY id", row => (Target: row.GetString(0), Body: row.GetString(1))), Stop);
        rows.Select(row => row.Target).ShouldBe([Target.Crm, Target.CrmTask]);
        var write = StoredJson.Read<CrmWrite>(rows[0].Body);
        write.Id.ShouldBe("00QWs00000AbCdEMAV");
        write.Fields.Keys.ShouldBe(Farewell.Fields);
        write.Fields.Values.ShouldAllBe(value => value == null);
        rows.ShouldAllBe(row => !row.Body.Contains(Name) && !row.Body.Contains(Email));
    }

    [Fact]
    public async Task A_late_event_brings_nobody_back_and_one_who_comes_again_later_comes_anew()
    {
        await FillAsync("501", Name, Email);
        await _database.WriteAsync(session => Erasure.OfContact(session, "501", Some.Now));

        (await _database.WriteAsync(session => LeadRows.ForContact(session, "501", Some.Now))).ShouldBeNull();
        (await _database.WriteAsync(session => LeadRows.ForContact(session, "502", Some.Now))).ShouldNotBeNull();
        (await _database.ReadAsync(session => ForgottenRows.At(session, Second.ToUpperInvariant()), Stop)).ShouldBe(Some.Now);
    }

    [Fact]
    public async Task A_person_who_was_merged_is_forgotten_under_every_id_and_another_with_a_like_address_is_not()
    {
        await FillAsync("501", Name, Email);
        var namesake = await FillAsync("777", "Wanted-Other", "wanted@other.example");
        var former = await _database.WriteAsync(session => LeadRows.ForContact(session, "101", Some.Now)!.Lead);

        await _database.WriteAsync(session => Erasure.OfAddress(session, Email, Some.Now));

        (await _database.ReadAsync(session => LeadRows.Load(session, former), Stop)).ShouldBeNull();
        (await _database.ReadAsync(session => LeadRows.Load(session, namesake), Stop)).ShouldNotBeNull();
        (await _database.WriteAsync(session => LeadRows.ForContact(session, "101", Some.Now))).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_means_everybody_who_has_it_first_or_further_and_so_do_the_addresses_that_this_leads_to()
    {
        var merged = await FillAsync("501", Name, Email);
        var twin = await FillAsync("601", "Wanted-Twin", Second);
        var former = await FillAsync("701", "Wanted-Former", Email);

        (await _database.WriteAsync(session => Erasure.OfAddress(session, Second, Some.Now))).ShouldBeTrue();

        foreach (var lead in (LeadId[])[merged, twin, former]) (await _database.ReadAsync(session => LeadRows.Load(session, lead), Stop)).ShouldBeNull();
        (await _database.ReadAsync(session => session.Count("SELECT count(*) FROM engagements"), Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_is_asked_for_by_a_further_address_is_found_and_no_part_of_one_finds_anybody()
    {
        var lead = await FillAsync("501", Name, Email);

        (await _database.ReadAsync(session => LeadFinder.Find(session, "Wanted@Home.example"), Stop))!.Id.ShouldBe(lead);
        (await _database.ReadAsync(session => LeadFinder.Find(session, "anted@home.example"), Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_Lead_that_may_have_been_made_unseen_is_sought_by_our_id_and_emptied()
    {
        var id = await FillAsync("777", Name, Email);

        await _database.WriteAsync(session => Erasure.OfContact(session, "777", Some.Now));

        var (key, body, due) = (await _database.ReadAsync(session => session.All("SELECT key, body, due_at FROM outbox", row => (row.GetString(0), row.GetString(1), row.Time(2))), Stop)).ShouldHaveSingleItem();
        key.ShouldBe($"{id}/farewell/unseen");
        (StoredJson.Read<CrmWrite>(body).Id, due).ShouldBe((null, Some.Now.AddMinutes(2)));
    }

    [Fact]
    public async Task A_contact_that_was_only_deleted_leaves_nothing_either_and_is_met_anew_when_it_is_restored()
    {
        var id = await FillAsync("501", Name, Email);
        var lead = (await _database.ReadAsync(session => LeadRows.Load(session, id), Stop))!;

        await _database.WriteAsync(session => Erasure.LetGo(session, lead, Some.Now));
        (await _database.ScrubAsync(Stop)).ShouldBeTrue();

        Bytes().ShouldNotContain(Name);
        (await _database.WriteAsync(session => LeadRows.ForContact(session, "501", Some.Now))).ShouldNotBeNull();
        (await _database.ReadAsync(session => ForgottenRows.At(session, Email), Stop)).ShouldBe(Some.Now);
        await _database.WriteAsync(session => ForgottenRows.Restore(session, ["501", Email]));
        (await _database.ReadAsync(session => ForgottenRows.At(session, Email), Stop)).ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A lead of whom every table has something.</summary>
    private Task<LeadId> FillAsync(string contactId, string name, string email) => _database.WriteAsync(session =>
    {
        var id = LeadRows.ForContact(session, contactId, Some.Now)!.Lead;
        var contact = new ContactRow(contactId, new Dictionary<string, string?> { ["email"] = email, ["lastname"] = name, ["phone"] = "+49 30 4711", ["hs_additional_emails"] = contactId == "501" ? Second : null, ["hs_merged_object_ids"] = contactId == "501" ? "101;102" : null }, Some.Now);
        var lead = Full.Lead() with { Id = id, ContactId = contactId, Email = email, Crm = contactId == "501" ? new CrmLink(CrmLink.Lead, "00QWs00000AbCdEMAV") : null, Spares = [], ToldSalesforce = new Dictionary<string, string> { ["LeadSync_Stage__c"] = "sal", ["LeadSync_Brief__c"] = "x", ["LeadSync_Return_Reason__c"] = "Timing" } };
        LeadRows.Save(session, lead, contact, "a", "b");
        WorkRows.Touch(session, new Arrival(id, Sides.HubSpot, Lane.Poll, Some.Now, HubSpot: StoredJson.Write(contact), ReadAt: Some.Now));
        EngagementRows.Add(session, new Engagement($"{contactId}/1", EngagementKind.PageView, Some.Now, Title: $"For {name}"), ToldBy.Event, contactId, null);
        EngagementRows.Add(session, new Engagement($"{contactId}/2", EngagementKind.FormSubmit, Some.Now, Form: $"Form of {name}"), ToldBy.Submission, null, email);
        var look = LookRows.Keep(session, id, Some.Now, "rules", new SeenByLook(lead, contact, [], SalesView.NotAsked, new Dictionary<string, long>()));
        HistoryRows.Add(session, id, Some.Now, "field", $"Made with {name}", "rules", look);
        OutboxRows.PutRecord(session, id, Target.Crm, StoredJson.Write(new CrmWrite("Lead", null, new Dictionary<string, object?> { ["LastName"] = name })), Lane.Event, Some.Now, Some.Now);
        OutboxRows.AddMessage(session, id, Target.Mail, $"{id}/1/mail", StoredJson.Write(new MailDraft("k", "ana@acme.example", "Ana", $"About {name}", email, "")), Lane.Event, Some.Now);
        ReceiptRows.Add(session, id, new Receipt(Target.HubSpot, ReceiptKind.Written, null, null, null, $"{{\"who\":\"{name}\"}}", Some.Now));
        DeadLetterRows.Add(session, new OutboxRow(0, id, Target.Crm, null, name, false, Some.Now, Lane.Event), "X", $"refused {email}", Some.Now);
        ListRows.Replace(session, $"list {contactId}", [contactId]);
        AliasRows.Add(session, $"9{contactId}", id);
        return id;
    });

    private static void FillOthers(SqlSession session, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = LeadRows.ForContact(session, $"{2000 + i}", Some.Now)!.Lead;
            HistoryRows.Add(session, id, Some.Now, "field", new string('x', 300));
        }
    }

    /// <summary>Every table that knows leads: one that is added later is looked at, too.</summary>
    private Task<List<string>> TablesAsync() => _database.ReadAsync(
        session => session.All("SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name = 'lead'", row => row.GetString(0)), Stop);

    private string Bytes() => string.Concat(Directory.GetFiles(_folder.Path, "leadsync.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
