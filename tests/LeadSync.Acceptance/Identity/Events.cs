using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Identity;

/// <summary>What marketers, reps and the people themselves do, all at once and in no order, while the worker runs.</summary>
internal sealed class Events(Installation here, Crowd crowd, Random random)
{
    private const string Contacts = "/crm/v3/objects/contacts";
    private const int AtOnce = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task HappenAsync()
    {
        List<Func<Task>> all =
        [
            .. crowd.Pairs.Select((pair, i) => (Func<Task>)(() => MergeContactsAsync(pair.Primary, pair.Second, i))),
            .. crowd.Renamed.Select(person => (Func<Task>)(() => RenameAsync(person))),
            .. crowd.Converted.Select((person, i) => (Func<Task>)(() => ConvertAsync(person, i))),
            .. crowd.Twins.Select(pair => (Func<Task>)(() => MergeLeadsAsync(pair.Master.LeadId, pair.Loser.LeadId))),
            .. crowd.Foreign.Select(person => (Func<Task>)(() => MergeIntoForeignAsync(person))),
            .. crowd.Deleted.Select((person, i) => (Func<Task>)(() => DeleteAsync(person, i))),
            .. crowd.Erased.Select(person => (Func<Task>)(() => EraseAsync(person))),

            // Beside all that, values move: there is always something to write.
            .. crowd.Converted.Concat(crowd.Renamed).Concat(crowd.Foreign).Select(person => (Func<Task>)(() => ChangeAsync(person.ContactId, new { jobtitle = $"Director {random.Next(100)}" }))),
        ];
        var queue = new System.Collections.Concurrent.ConcurrentQueue<Func<Task>>(all.OrderBy(_ => random.Next()));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (queue.TryDequeue(out var happens)) await happens();
        }));
    }

    /// <summary>Of the pairs that nobody was ready of: half become ready at the moment of the merge, half as one person afterwards.</summary>
    private async Task MergeContactsAsync(Person primary, Person second, int number)
    {
        if (number % 8 == 3)
        {
            await ChangeAsync(primary.ContactId, new { lifecyclestage = "marketingqualifiedlead" });
            await ChangeAsync(second.ContactId, new { lifecyclestage = "marketingqualifiedlead" });
        }

        var merged = await SendAsync(here.HubSpot, $"{Contacts}/merge", new { primaryObjectId = primary.ContactId, objectIdToMerge = second.ContactId });
        foreach (var person in (Person[])[primary, second])
        {
            person.FormerIds.Add(person.ContactId);
            person.ContactId = (string)merged!["id"]!;
        }

        if (number % 8 == 7) await ChangeAsync(primary.ContactId, new { lifecyclestage = "marketingqualifiedlead" });
    }

    private async Task RenameAsync(Person person)
    {
        person.Email = $"new-{person.Email}";
        await ChangeAsync(person.ContactId, new { email = person.Email });
    }

    private async Task ConvertAsync(Person person, int number)
    {
        await SendAsync(here.Salesforce, "/_sandbox/convert", number % 2 == 0 ? new { leadId = person.LeadId, opportunity = (string?)null } : new { leadId = person.LeadId, opportunity = (string?)"A deal" });
        await ChangeAsync(person.ContactId, new { phone = person.Phone + "9" });
    }

    private async Task MergeLeadsAsync(string master, string loser) => await SendAsync(here.Salesforce, "/_sandbox/merge", new { masterId = master, loserIds = new[] { loser }, user = "ana@acme.example" });

    private async Task MergeIntoForeignAsync(Person person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/data/v67.0/sobjects/Lead")
        {
            Content = JsonContent.Create(new { LastName = person.Name, Company = "Globex", Email = $"home-{person.Email}", Status = "Open - Not Contacted" }),
        };
        request.Headers.Add("X-Sandbox-User", "bob@acme.example");
        request.Headers.Add("Sforce-Auto-Assign", "FALSE");
        var made = await (await here.Salesforce.SendAsync(request, Stop)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(Stop);
        await MergeLeadsAsync((string)made!["id"]!, person.LeadId);
        person.LeadId = (string)made["id"]!;
    }

    private async Task DeleteAsync(Person person, int number)
    {
        if (number % 4 < 2) (await here.Salesforce.DeleteAsync($"/services/data/v67.0/sobjects/Lead/{person.LeadId}", Stop)).EnsureSuccessStatusCode();
        else (await here.HubSpot.DeleteAsync($"{Contacts}/{person.ContactId}", Stop)).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(4000)), Stop);
        if (number % 4 == 1) await SendAsync(here.Salesforce, "/_sandbox/undelete", new { id = person.LeadId, user = "ana@acme.example" });
        if (number % 4 == 3) await SendAsync(here.HubSpot, "/_sandbox/restore", new { id = person.ContactId });
    }

    /// <summary>They do something at the very end, so that events of them are still on their way.</summary>
    private async Task EraseAsync(Person person)
    {
        await SendAsync(here.HubSpot, "/_sandbox/events", new object[]
        {
            new { email = person.Email, @event = "page_view", url = "https://acme.example/pricing", title = $"Prices for {person.Name}" },
            new { email = person.Email, @event = "form_submit", form = "Newsletter" },
        });
        (await here.HubSpot.PostAsJsonAsync($"{Contacts}/gdpr-delete", new { objectId = person.ContactId }, Stop)).EnsureSuccessStatusCode();
    }

    private async Task ChangeAsync(string contactId, object properties)
    {
        var answer = await here.HubSpot.PatchAsJsonAsync($"{Contacts}/{contactId}", new { properties }, Stop);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonObject?> SendAsync(HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync(path, body, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text) as JsonObject : throw new InvalidOperationException($"{path}: {text}");
    }
}
