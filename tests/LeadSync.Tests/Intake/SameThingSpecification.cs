using FsCheck;
using FsCheck.Fluent;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

/// <summary>What is kept depends on what was told, and not on when, how often, or by whom first.</summary>
public sealed class SameThingSpecification : IAsyncDisposable
{
    private static readonly string[] Forms = ["Newsletter", "Request a demo", "Guide: EMEA"];

    private static readonly Rulebook Rules = IntakeUnderTest.ShippedRules();

    private readonly TempFolder _folder = new();
    private readonly Database _database;
    private int _person;

    public SameThingSpecification() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public void In_whatever_order_and_however_often_it_is_told_the_same_is_kept() => Specification.Holds(Stories(isComplete: false), story =>
        Kept(story.Told).ShouldBe(Kept(story.Shuffled)));

    [Fact]
    public void Where_the_finest_source_tells_all_as_much_is_kept_as_happened() => Specification.Holds(Stories(isComplete: true), story =>
        Kept(story.Shuffled).Count.ShouldBe(story.Things));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>What a new person has done in the end, told in batches of three; in between the contact is met.</summary>
    private List<string> Kept(IReadOnlyList<Told> told)
    {
        var (contact, email) = ($"{++_person}", $"p{_person}@x.example");
        Told Of(Told one) => one with { Engagement = one.Engagement with { Key = $"{contact}/{one.Engagement.Key}" }, ContactId = one.ContactId is null ? null : contact, Email = one.Email is null ? null : email };
        return _database.WriteAsync(session =>
        {
            var ledger = new EngagementLedger(session, Rules, Some.Now);
            foreach (var (at, batch) in told.Select(Of).Chunk(3).Index())
            {
                foreach (var source in batch.GroupBy(one => (one.ContactId, one.Email))) ledger.Keep(source.Key.ContactId, source.Key.Email, source);
                if (at == told.Count / 6) ledger.Meet(LeadRows.ForContact(session, contact, Some.Now)!.Lead, contact, email, []);
            }

            ledger.Meet(LeadRows.ForContact(session, contact, Some.Now)!.Lead, contact, email, []);
            return EngagementRows.Of(session, contact, email).ConvertAll(one => $"{one with { Key = one.Key[(contact.Length + 1)..] }}");
        }).GetAwaiter().GetResult();
    }

    /// <param name="isComplete">The finest source tells everything; else any may be silent.</param>
    private static Gen<Story> Stories(bool isComplete) =>
        from things in Thing(isComplete).ListOf()
        let told = things.SelectMany((thing, at) => thing.Select(one => one with { Engagement = one.Engagement with { Key = $"{one.By}/{at}" } })).ToList()
        from shuffled in Gen.Shuffle(told.Concat(told.Take(7)))
        select new Story(things.Count, told, [.. shuffled]);

    private static Gen<List<Told>> Thing(bool isComplete) =>
        from kind in Gen.Elements(EngagementKind.PageView, EngagementKind.FormSubmit, EngagementKind.EmailClick)
        from which in Gen.Choose(0, 2)
        from seconds in Gen.Choose(0, 600)
        from silent in Gen.Choose(0, 15)
        from late in Gen.Choose(-60, 60).ArrayOf(4)
        select Mentions(kind, which, Some.Now.AddSeconds(seconds - 3600), late)
            .Where((_, at) => (isComplete && at == 0) || (silent & (1 << at)) == 0).ToList();

    /// <summary>The finest mention first; the others by up to a minute off.</summary>
    private static IEnumerable<Told> Mentions(string kind, int which, DateTimeOffset at, int[] late)
    {
        DateTimeOffset Off(int other) => at.AddSeconds(late[other]);
        var (url, form) = ($"https://acme.example/{which}", Forms[which]);
        return kind switch
        {
            EngagementKind.PageView =>
            [
                OfContact(new Engagement("", kind, at, url, Title: "Page", Channel: "direct"), ToldBy.Event),
                OfContact(new Engagement("", kind, Off(1), $"{url}/?utm_source=x"), ToldBy.Contact),
            ],
            EngagementKind.EmailClick =>
            [
                OfAddress(new Engagement("", kind, at, url, Title: "News"), ToldBy.Mail),
                OfContact(new Engagement("", kind, Off(1)), ToldBy.Contact),
            ],
            _ =>
            [
                OfAddress(new Engagement("", kind, at, url, Form: form, FormId: $"{which}"), ToldBy.Submission),
                OfContact(new Engagement("", kind, Off(1), url, Title: "Page", FormId: $"{which}"), ToldBy.Event),
                OfContact(new Engagement("", kind, Off(2), url, FormId: $"{which}"), ToldBy.SecondEvent),
                OfContact(new Engagement("", kind, Off(3), Form: form.Split(": ")[^1]), ToldBy.Contact),
            ],
        };
    }

    private static Told OfContact(Engagement engagement, ToldBy by) => new(engagement, by, "contact", null);

    private static Told OfAddress(Engagement engagement, ToldBy by) => new(engagement, by, null, "address");

    internal sealed record Story(int Things, IReadOnlyList<Told> Told, IReadOnlyList<Told> Shuffled);
}
