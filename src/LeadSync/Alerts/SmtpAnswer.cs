using System.Net.Mail;
using LeadSync.Hosting;

namespace LeadSync.Alerts;

/// <summary>What a failure to send means: this mail is refused for good, later perhaps, or nobody is there (RFC 5321, 4.2).</summary>
internal static class SmtpAnswer
{
    /// <summary>The server is out of reach, or lets nobody in: the mails that follow would fare no better.</summary>
    public const string Away = "AWAY";

    /// <summary>Answers to an address or to a mail: mailbox unavailable, not local, too full, name not allowed, transaction failed.</summary>
    private static readonly IReadOnlyList<int> RefusedForGood = [550, 551, 552, 553, 554];

    public static RecordOutcome Of(Exception failure) => failure switch
    {
        FormatException broken => new RecordOutcome(null, OutcomeKind.Refused, "NO_ADDRESS", broken.Message),
        SmtpException smtp when RefusedForGood.Contains((int)smtp.StatusCode) => new RecordOutcome(null, OutcomeKind.Refused, $"{(int)smtp.StatusCode}", smtp.Message),
        SmtpException { StatusCode: var code } smtp when (int)code is >= 450 and < 500 => new RecordOutcome(null, OutcomeKind.Again, $"{(int)code}", smtp.Message),
        SmtpException smtp => new RecordOutcome(null, OutcomeKind.Again, Away, Whole(smtp)),
        _ => new RecordOutcome(null, OutcomeKind.Again, Away, "it did not answer in time"),
    };

    /// <summary>"Failure sending mail" says nothing; what lies under it does.</summary>
    private static string Whole(SmtpException failure) =>
        failure.InnerException is { } cause ? $"{(cause.InnerException ?? cause).Message}" : failure.Message;
}
