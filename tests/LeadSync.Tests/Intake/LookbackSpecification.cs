using FsCheck;
using FsCheck.Fluent;
using LeadSync.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class LookbackSpecification
{
    private static readonly TimeSpan Depth = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_change_that_shows_no_later_than_the_depth_after_its_stamp_is_read() =>
        Specification.Holds(Stories, story =>
        {
            var lookback = new Lookback(Depth);
            var read = new HashSet<Change>();
            long? cursor = null;
            var end = story.Changes.Max(change => change.ShowsAt) + (long)(3 * Depth.TotalMilliseconds);
            for (long now = 0; now <= end + story.Pace; now += story.Pace)
            {
                if (story.Restarts.Contains(now / story.Pace)) lookback = new Lookback(Depth);

                var begun = DateTimeOffset.FromUnixTimeMilliseconds(now);
                var due = cursor is not { } reached || lookback.IsDue(reached, begun);
                var from = cursor is { } at ? due ? Math.Min(at + 1, lookback.From(at)) : at + 1 : 0;
                var seen = story.Changes.Where(change => change.ShowsAt <= now && change.Stamp >= from).ToList();
                read.UnionWith(seen);
                cursor = seen.Select(change => change.Stamp).Append(cursor ?? 0).Max();
                if (due) lookback.Done(cursor.Value, begun);
            }

            story.Changes.Where(change => !read.Contains(change)).ShouldBeEmpty();
        });

    [Fact]
    public void Once_the_cursor_rests_it_is_left_alone()
    {
        var lookback = new Lookback(Depth);
        var now = Some.Now;
        lookback.Done(1_000_000, now);

        lookback.IsDue(1_000_000, now + Depth / 2).ShouldBeFalse();
        lookback.IsDue(1_000_000, now + Depth).ShouldBeTrue();
        lookback.From(1_000_000).ShouldBe(990_000);
        lookback.Done(1_000_000, now + Depth);

        lookback.IsDue(1_000_000, now + Depth * 5).ShouldBeFalse();
        lookback.IsDue(1_000_001, now + Depth * 5).ShouldBeTrue();
    }

    private static Gen<Story> Stories =>
        from pace in Gen.Choose(500, 5_000)
        from count in Gen.Choose(1, 60)
        from changes in (from stamp in Gen.Choose(0, 90_000)
                         from late in Gen.Choose(0, (int)Depth.TotalMilliseconds)
                         select new Change(stamp, stamp + late)).ListOf(count)
        from restarts in Gen.Choose(0, 60).ListOf(4)
        select new Story(pace, [.. changes], [.. restarts.Select(round => (long)round)]);

    internal sealed record Change(long Stamp, long ShowsAt);

    internal sealed record Story(long Pace, IReadOnlyList<Change> Changes, IReadOnlyList<long> Restarts);
}
