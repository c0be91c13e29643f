using System.Text.Json.Nodes;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

/// <summary>The calls most tests begin with.</summary>
internal static class ContactCalls
{
    public const string Contacts = "/crm/v3/objects/contacts";

    public static async Task<string> CreateAsync(this RunningSandbox sandbox, object properties) =>
        (await sandbox.HubSpot.SendAsync(Contacts, new { properties }))!["id"]!.ToString();

    public static async Task<JsonNode> ReadAsync(this RunningSandbox sandbox, string id, string properties) =>
        (await sandbox.HubSpot.JsonAsync($"{Contacts}/{id}?properties={properties}"))["properties"]!;

    public static async Task<JsonNode> SearchAsync(this RunningSandbox sandbox, object search) =>
        (await sandbox.HubSpot.SendAsync($"{Contacts}/search", search))!;

    public static async Task AdvanceAsync(this RunningSandbox sandbox, string by) => await sandbox.HubSpot.SendAsync("/_sandbox/clock", new { advance = by });

    public static string[] Ids(this JsonNode answer) => [.. answer["results"]!.AsArray().Select(result => result!["id"]!.ToString())];
}
