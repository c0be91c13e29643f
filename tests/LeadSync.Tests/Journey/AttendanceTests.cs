using LeadSync.Journey;
using LeadSync.Journey.Handover;
using LeadSync.Routing;
using LeadSync.Rules;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>By the shipped files: weekdays 09:00 to 17:00 where the owner lives, holidays by name.</summary>
public sealed class AttendanceTests
{
    private static readonly SlaRules Agreement = IntakeUnderTest.ShippedRules().Sla;

    [Theory]
    [InlineData("Europe/Berlin", "weekdays", "default", "2026-11-18T08:00:00Z", "AtWork")]
    [InlineData("Europe/Berlin", "weekdays", "default", "2026-11-18T07:59:00Z", "OutOfHours")]
    [InlineData("Europe/Berlin", "weekdays", "default", "2026-11-21T10:00:00Z", "OutOfHours")]
    [InlineData("America/New_York", "weekdays", "default", "2026-11-18T08:00:00Z", "OutOfHours")]
    [InlineData("America/New_York", "weekdays", "us", "2026-11-26T16:00:00Z", "OnHoliday")]
    [InlineData("Europe/Berlin", "weekdays", "default", "2026-11-26T14:00:00Z", "AtWork")]
    [InlineData("Asia/Tokyo", "weekdays", "us", "2026-11-26T22:00:00Z", "OutOfHours")]
    [InlineData("Asia/Tokyo", null, null, "2026-11-26T22:00:00Z", "AtWork")]
    [InlineData("Asia/Tokyo", null, null, "2026-12-25T03:00:00Z", "OnHoliday")]
    public void Who_is_there_is_told_by_the_owners_own_clock_and_calendar(string zone, string? hours, string? holidays, string now, string there)
    {
        var owner = new OwnerRule("ana", "ana@acme.example", zone, hours, holidays, null, null, [], Some.Position);

        Attendance.Of(owner, Agreement, DateTimeOffset.Parse(now)).ShouldBe(Enum.Parse<Presence>(there));
    }

    [Fact]
    public void A_lead_that_comes_at_night_in_Berlin_goes_to_Tokyo()
    {
        var story = new Story { Now = new DateTimeOffset(2026, 11, 18, 3, 0, 0, TimeSpan.Zero) }.Ready();
        story.Rules = story.Rules with
        {
            Sla = story.Rules.Sla with { Hours = Agreement.Hours },
            Routing = story.Rules.Routing with { Owners = [.. story.Rules.Routing.Owners.Select(owner => owner with { Hours = "weekdays" })] },
        };

        story.Settle();

        story.Lead.Owner!.Label.ShouldBe("Cho Sato");
        story.Lead.OwnerBecause.ShouldBe("rule \"everybody else\": it was cho's turn in pool team (passed over: ana, not at work now; bob, not at work now)");
    }
}
