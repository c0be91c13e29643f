using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Finding out that HubSpot's own Salesforce connector is at work.</summary>
public sealed class NativeWatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Detect", false, "nothing detected")]
    [InlineData("Absent", false, "nativeSync: absent")]
    [InlineData("Alongside", true, "nativeSync: alongside")]
    public async Task Where_there_is_no_connector_the_file_alone_can_say_that_there_is_one(string setting, bool alongside, string because)
    {
        await using var here = await IntakeUnderTest.StartAsync();
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);

        var standing = await Watch(here, portal).LookAsync(Enum.Parse<NativeSync>(setting), Stop);

        standing.IsAlongside.ShouldBe(alongside);
        standing.Because.ShouldStartWith(because);
    }

    [Theory]
    [InlineData("Detect", true)]
    [InlineData("Absent", false)]
    public async Task A_contact_that_the_connector_has_linked_shows_that_it_is_at_work(string setting, bool alongside)
    {
        await using var here = await IntakeUnderTest.StartAsync();
        await InstallAsync(here);
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        (await Watch(here, portal).LookAsync(Enum.Parse<NativeSync>(setting), Stop)).IsAlongside.ShouldBeFalse("its properties alone are left behind by any trial");

        await here.ContactAsync("kim@globex.example");
        await here.Sandbox.HubSpot.SendAsync("/_sandbox/native/run", new { });

        (await Watch(here, portal).LookAsync(Enum.Parse<NativeSync>(setting), Stop)).IsAlongside.ShouldBe(alongside);
    }

    [Fact]
    public async Task A_connector_that_is_switched_on_later_shows_in_the_first_contact_that_is_read_and_is_said_once()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var (inForce, log) = (new NativeInForce(), new CollectingLogger<NativeWatch>());
        var watch = new NativeWatch(here.HubSpot, portal, inForce, log);
        await watch.LookAsync(NativeSync.Detect, Stop);
        var calls = await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, "");

        watch.Note([Some.Person((NativeLink.LeadId, "00QWs00000AbCdE"))]);
        await watch.LookAsync(NativeSync.Detect, Stop);
        await watch.LookAsync(NativeSync.Detect, Stop);

        inForce.Now!.Mode.ShouldBe("alongside");
        log.Said.Select(said => said.Text).ShouldBe(
        [
            "HubSpot's own Salesforce connector is taken to be absent: nothing detected: HubSpot's own Salesforce connector has linked no contact",
            "HubSpot's own Salesforce connector is taken to be alongside: detected: HubSpot's own Salesforce connector has linked contacts",
        ]);
        (await IntakeUnderTest.CallsAsync(here.Sandbox.HubSpot, "")).ShouldBe(calls);
    }

    [Fact]
    public async Task Status_and_health_say_what_holds_and_why_and_which_mappings_are_left_to_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        worker.Rules.State = worker.Rules.State with { Rules = worker.Rules.Current with { Settings = worker.Rules.Current.Settings with { NativeSync = NativeSync.Alongside } } };
        await worker.Get<NativeWatch>().LookAsync(worker.Rules.Current.Settings.NativeSync, Stop);

        var told = (await worker.Http.JsonAsync("/api/status"))["nativeSync"]!;
        var part = (await worker.Http.JsonAsync("/health/ready"))["parts"]!["nativeSync"]!;

        ((string)told["mode"]!, (string)told["because"]!).ShouldBe(("alongside", "nativeSync: alongside in leadsync.yaml"));
        told["leftToIt"]!.AsArray().Select(name => (string)name!).ShouldContain("email and Email");
        told["leftToIt"]!.AsArray().Select(name => (string)name!).ShouldNotContain("leadsync_crm_status and Status");
        ((string)part["status"]!, (string)part["because"]!).ShouldBe(("healthy", "alongside, nativeSync: alongside in leadsync.yaml"));
    }

    private static NativeWatch Watch(IntakeUnderTest here, HubSpotPortal portal)
    {
        portal.Expire();
        return new NativeWatch(here.HubSpot, portal, new NativeInForce(), new CollectingLogger<NativeWatch>());
    }

    private static async Task InstallAsync(IntakeUnderTest here) =>
        await here.Sandbox.HubSpot.SendAsync("/_sandbox/native", new { salesforce = here.Sandbox.Salesforce.BaseAddress!, every = "0s" });
}
