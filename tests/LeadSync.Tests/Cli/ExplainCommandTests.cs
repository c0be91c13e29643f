using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class ExplainCommandTests
{
    private static readonly Lead Known = Some.Lead() with
    {
        ContactId = "660737",
        Email = "lead-660737@leads.example",
        Crm = new CrmLink(CrmLink.Lead, "00QWs000001AbCdMAK"),
        Because = "scored 0 of the 60 needed",
    };

    [Theory]
    [InlineData("lead-660737@leads.example")]
    [InlineData("LEAD-660737@Leads.Example")]
    [InlineData("019a9a000000700080000000000000aa")]
    [InlineData("660737")]
    [InlineData("00QWs000001AbCdMAK")]
    [InlineData("00QWs000001AbCd")]
    public async Task A_lead_is_found_by_whatever_one_has_at_hand(string who)
    {
        using var store = await StoreAsync();

        var ran = await Ran.Async("explain", who, "--data", store.Path);

        ran.Code.ShouldBe(ExitCode.Good);
        ran.Output.ShouldStartWith("Lead 660737 is with marketing");
        ran.Output.ShouldContain("Not ready for sales");
    }

    [Theory]
    [InlineData("nobody@leads.example")]
    [InlineData("6607")]
    [InlineData("00QWs")]
    [InlineData("00qws000001abcd")]
    [InlineData("%")]
    public async Task Nobody_is_guessed(string who)
    {
        using var store = await StoreAsync();

        var ran = await Ran.Async("explain", who, "--data", store.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain("Searched by e-mail address, LeadSync id, HubSpot contact id, Salesforce id");
    }

    [Fact]
    public async Task Without_a_store_there_is_nothing_to_explain()
    {
        using var empty = new TempFolder();

        var ran = await Ran.Async("explain", "660737", "--data", empty.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("There is no store at");
        Directory.EnumerateFileSystemEntries(empty.Path).ShouldBeEmpty(); // asking makes no store
    }

    [Fact]
    public async Task A_program_reads_sentences_and_values()
    {
        using var store = await StoreAsync();

        var answer = JsonNode.Parse((await Ran.Async("explain", "660737", "--json", "--data", store.Path)).Output)!;

        ((string)answer["story"]![0]!["sentences"]![0]!).ShouldStartWith("Lead 660737 is with marketing");
        ((string)answer["state"]!["lead"]!["stage"]!).ShouldBe("nurture");
    }

    [Fact]
    public async Task A_running_worker_is_not_disturbed()
    {
        using var store = new TempFolder();
        await using var held = Database.Open(store.File("leadsync.db"));
        await held.WriteAsync(session => ToldLead.Put(session, Known));

        (await Ran.Async("explain", "660737", "--data", store.Path)).Code.ShouldBe(ExitCode.Good);
    }

    private static async Task<TempFolder> StoreAsync()
    {
        var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        await database.WriteAsync(session => ToldLead.Put(session, Known, null, "Not ready for sales: scored 0 of the 60 needed"));
        return folder;
    }
}
