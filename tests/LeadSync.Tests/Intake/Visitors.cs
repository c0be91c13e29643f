using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

/// <summary>What visitors of the website do, and the poll that finds it out.</summary>
internal static class Visitors
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static EngagementPoll Poll(IntakeUnderTest intake, CollectingLogger<EngagementPoll>? logger = null)
    {
        var walks = new EngagementWalks(new StoredEngagements(intake.Database, intake.Bells, intake.Time), intake.Time);
        var reader = new OccurrenceReader(intake.HubSpot, walks);
        var types = new OccurrenceTypes(intake.HubSpot, intake.Time);
        return new EngagementPoll(
            [
                new FormSource(intake.HubSpot, walks, intake.Time),
                new PageViewSource(reader),
                new DownloadSource(types, reader, intake.Time),
                new EmailSource(intake.HubSpot, walks),
                new FormEventSource(reader, intake.Time),
                new CustomEventSource(types, reader, intake.Time),
            ],
            intake.Database,
            intake.Rules,
            intake.Time,
            logger ?? new());
    }

    public static HubSpotPoll ContactPoll(IntakeUnderTest intake) =>
        new(intake.HubSpot, intake.Database, intake.Rules, intake.Bells, intake.Time);

    /// <summary>A contact that is known, its forms, and a poll that has run once already, so long ago that everything is asked again.</summary>
    public static async Task<(EngagementPoll Poll, string Id)> StartedAsync(IntakeUnderTest intake)
    {
        var id = await KnownContactAsync(intake);
        await HappensAsync(
            intake,
            new { email = "ann@x.example", @event = "form_submit", form = "Newsletter", at = intake.Time.GetUtcNow().AddDays(-40) },
            new { email = "ann@x.example", @event = "form_submit", form = "Request a demo", at = intake.Time.GetUtcNow().AddDays(-40) });
        var poll = Poll(intake);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();
        intake.Time.Advance(TimeSpan.FromMinutes(61));
        return (poll, id);
    }

    public static async Task<string> KnownContactAsync(IntakeUnderTest intake)
    {
        var id = await intake.ContactAsync("ann@x.example");
        await intake.Database.WriteAsync(session =>
            WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, id, Some.Now)!.Lead, Sides.HubSpot, Lane.Event, Some.Now)));
        await intake.LookAsync();
        return id;
    }

    public static async Task HappensAsync(IntakeUnderTest intake, params object[] events) =>
        await intake.Sandbox.HubSpot.SendAsync("/_sandbox/events", events);

    public static Task<List<Engagement>> KeptAsync(IntakeUnderTest intake, string contact) =>
        intake.Database.ReadAsync(session => EngagementRows.Of(session, contact, "ann@x.example"), Stop);
}
