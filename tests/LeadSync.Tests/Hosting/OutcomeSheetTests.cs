using LeadSync.Hosting;

namespace LeadSync.Tests.Hosting;

public sealed class OutcomeSheetTests
{
    [Fact]
    public void Says_of_a_record_that_never_left_that_it_may_be_sent_again()
    {
        var sheet = new OutcomeSheet(["1", "2", "3"]);
        sheet[2] = new RecordOutcome(null, OutcomeKind.Written);
        sheet.Fail([0], new RecordOutcome(null, OutcomeKind.Unknown, "NO_ANSWER"));

        sheet.Down.ShouldBeTrue();
        sheet.Outcomes().Select(outcome => (outcome.Id, outcome.Kind, outcome.Code)).ShouldBe(
        [
            ("1", OutcomeKind.Unknown, "NO_ANSWER"),
            ("2", OutcomeKind.Again, "NOT_TRIED"),
            ("3", OutcomeKind.Written, null),
        ]);
    }
}
