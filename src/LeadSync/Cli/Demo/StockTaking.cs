using System.Globalization;
using System.Text.Json;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Cli.Demo;

/// <summary>Reads what is there: the store in one moment, then both sandboxes over their own APIs.</summary>
internal sealed class StockTaking(MarketingDesk marketing, SalesDesk sales, string database)
{
    /// <summary>All of the store at one moment.</summary>
    public StoredStock Store() => Database.Peek(database, session =>
    {
        session.Run("BEGIN");
        var figures = StoreFigures.Read(session);
        var leads = session.All("SELECT state FROM leads", row => StoredJson.Read<Lead>(row.GetString(0)));
        session.Run("COMMIT");
        return new StoredStock(leads, figures.Work.Count + figures.Outbox.Count, figures.DeadLetters);
    });

    public async Task<Stock> TakeAsync(StoredStock store, long firstRead, CancellationToken token)
    {
        var calls = new DemoCalls((await marketing.CallsAsync(token)).Worker, (await sales.CallsAsync(token)).Worker);
        var users = await sales.QueryAsync("SELECT Id, Username FROM User WHERE IsActive = true", token);
        var queues = await sales.QueryAsync("SELECT Id FROM Group WHERE Type = 'Queue'", token);
        return new Stock(
            await marketing.ContactIdsAsync(token),
            [.. (await sales.QueryAsync("SELECT Id, LeadSync_Id__c, Email, OwnerId, CreatedDate FROM Lead WHERE LeadSync_Id__c != null", token)).Select(LeadOf)],
            [.. (await sales.QueryAsync("SELECT Id, LeadSync_Key__c FROM Task WHERE LeadSync_Key__c != null", token)).Select(task => Text(task, "LeadSync_Key__c")!)],
            [.. (await sales.QueryAsync("SELECT LeadId, NewValue, CreatedById FROM LeadHistory WHERE Field = 'Status'", token)).Select(ChangeOf)],
            users.Concat(queues).Select(owner => Text(owner, "Id")!).ToHashSet(),
            Text(users.Single(user => Text(user, "Username") == "leadsync@acme.example"), "Id")!,
            store,
            calls,
            firstRead);
    }

    private static SalesLead LeadOf(JsonElement row) => new(
        Text(row, "LeadSync_Id__c")!,
        Text(row, "Email"),
        Text(row, "OwnerId")!,
        DateTimeOffset.Parse(Text(row, "CreatedDate")!, CultureInfo.InvariantCulture));

    private static StatusChange ChangeOf(JsonElement row) => new(Text(row, "LeadId")!, Text(row, "NewValue"), Text(row, "CreatedById")!);

    private static string? Text(JsonElement row, string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
