using FsCheck.Fluent;
using LeadSync.Alerts;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

public sealed class ZoneTimeTests
{
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(7, 0));
    private static readonly QuietHours Lunch = new(new TimeOnly(12, 0), new TimeOnly(13, 0));

    [Theory]
    [InlineData("2026-11-24T19:30:00Z", "Europe/Berlin", "2026-11-25T06:00:00Z")] // 20:30 there
    [InlineData("2026-11-25T05:59:00Z", "Europe/Berlin", "2026-11-25T06:00:00Z")]
    [InlineData("2026-11-24T19:30:00Z", "America/New_York", null)] // early afternoon there
    [InlineData("2026-11-25T06:00:00Z", "Europe/Berlin", null)]
    [InlineData("2026-11-24T19:00:00Z", "Europe/Berlin", "2026-11-25T06:00:00Z")] // the first minute belongs to the night
    public void A_night_holds_until_it_ends_where_the_receiver_is(string at, string zone, string? until) =>
        ZoneTime.QuietUntil(Night, DateTimeOffset.Parse(at), zone).ShouldBe(until is null ? null : DateTimeOffset.Parse(until));

    [Fact]
    public void Quiet_hours_within_a_day_end_on_that_day() =>
        ZoneTime.QuietUntil(Lunch, new DateTimeOffset(2026, 11, 24, 12, 15, 0, TimeSpan.Zero), "Etc/UTC").ShouldBe(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Whatever_is_held_is_held_for_less_than_a_day_and_goes_out_in_no_quiet_hour()
    {
        var cases =
            from minutes in Gen.Choose(0, 2 * 366 * 24 * 60)
            from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia")
            from hours in Gen.Elements(Night, Lunch, new QuietHours(new TimeOnly(1, 30), new TimeOnly(2, 30)))
            select (At: Some.Now.AddMinutes(minutes), Zone: zone, Hours: hours);

        Specification.Holds(cases, one =>
        {
            if (ZoneTime.QuietUntil(one.Hours, one.At, one.Zone) is not { } until) return;

            until.ShouldBeGreaterThan(one.At);
            (until - one.At).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(25)); // an autumn night is an hour longer
            ZoneTime.QuietUntil(one.Hours, until.AddHours(1), one.Zone).ShouldBeNull();
        });
    }

    [Fact]
    public void A_day_is_the_owners_day()
    {
        var late = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);

        ZoneTime.Day(late, "Europe/Berlin").ShouldBe(new DateOnly(2026, 11, 25));
        ZoneTime.Day(late, "America/New_York").ShouldBe(new DateOnly(2026, 11, 24));
        ZoneTime.Words(late, "Europe/Berlin").ShouldBe("Wed 25 Nov, 00:30");
    }
}
