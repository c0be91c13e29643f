using System.Net.Mail;
using LeadSync.Alerts;
using LeadSync.Hosting;

namespace LeadSync.Tests.Alerts;

public sealed class MailSheetTests
{
    [Fact]
    public void The_same_mail_has_the_same_id_at_the_senders_domain()
    {
        var draft = Examples.Mail(Examples.NewLead);

        using var mail = MailSheet.Of(draft, "leads@acme.example");
        mail.Headers["Message-ID"].ShouldBe($"<{draft.Key.Replace('/', '.')}@acme.example>");
        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        mail.AlternateViews.Select(part => part.ContentType.MediaType).ShouldBe(["text/plain", "text/html"]);
    }

    [Theory]
    [InlineData(550, nameof(OutcomeKind.Refused))]
    [InlineData(554, nameof(OutcomeKind.Refused))]
    [InlineData(450, nameof(OutcomeKind.Again))]
    [InlineData(452, nameof(OutcomeKind.Again))]
    public void An_address_is_refused_for_good_by_5xx_and_tried_again_after_4xx(int code, string kind)
    {
        var outcome = SmtpAnswer.Of(new SmtpFailedRecipientException((SmtpStatusCode)code, "<a@b.example>", "5.1.1 no such user"));

        ($"{outcome.Kind}", outcome.Code).ShouldBe((kind, $"{code}"));
        outcome.Message!.ShouldContain("no such user");
    }

    [Theory]
    [InlineData(-1)]  // out of reach
    [InlineData(421)] // closing down
    [InlineData(530)] // a sign-in is asked for
    public void What_concerns_every_mail_is_the_servers_absence_and_no_letters_fault(int code)
    {
        var outcome = SmtpAnswer.Of(new SmtpException((SmtpStatusCode)code, "no"));

        (outcome.Kind, outcome.Code).ShouldBe((OutcomeKind.Again, SmtpAnswer.Away));
    }

    [Fact]
    public void An_address_that_is_none_is_refused() => SmtpAnswer.Of(new FormatException("no @")).Kind.ShouldBe(OutcomeKind.Refused);
}
