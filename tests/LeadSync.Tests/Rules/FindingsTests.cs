using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class FindingsTests
{
    private static readonly Finding Mistake = new(new Position("sla.yaml", 9), "'within' is '0d'", "Write a duration");
    private static readonly Finding Unset = new(new Position("leadsync.yaml", 3), "no token", "Set it", FindingKind.Unset);
    private static readonly Finding NotRunnable = new(new Position("LEADSYNC__MODE", 0), "cannot observe", "Use live", FindingKind.NotRunnable);
    private static readonly Finding Note = new(new Position("alerts.yaml", 1), "read, not yet acted on", "", FindingKind.Note);

    [Fact]
    public void A_finding_stops_what_it_would_spoil_and_nothing_else()
    {
        Stopped(Purpose.CheckOffline).ShouldBe([Mistake]);
        Stopped(Purpose.CheckLive).ShouldBe([Mistake, Unset]);
        Stopped(Purpose.Run).ShouldBe([Mistake, Unset, NotRunnable]);
    }

    [Fact]
    public void What_stops_is_printed_first_and_the_rest_is_called_a_note()
    {
        FindingsText.Of([Note, Unset, Mistake, NotRunnable], Purpose.CheckOffline).ShouldBe(
            """
            sla.yaml:9  'within' is '0d'. Write a duration.
            LEADSYNC__MODE  note: cannot observe. Use live.
            alerts.yaml:1  note: read, not yet acted on.
            leadsync.yaml:3  note: no token. Set it.

            """);
    }

    [Fact]
    public void A_question_keeps_its_mark() =>
        FindingsText.Line(Mistake with { Remedy = "Did you mean '1d'?" }, Purpose.Run).ShouldBe("sla.yaml:9  'within' is '0d'. Did you mean '1d'?");

    private static IEnumerable<Finding> Stopped(Purpose purpose) =>
        new[] { Mistake, Unset, NotRunnable, Note }.Where(finding => finding.Stops(purpose));
}
