using System.Net;
using System.Net.Mail;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Hands mails to the mail server of <c>alerts.yaml</c>, one by one over one connection.</summary>
internal sealed class SmtpSender(RulesInForce rules, ChannelState channels, [FromKeyedServices(Clocks.Network)] TimeProvider network)
{
    /// <summary>For one mail, connection included. A stop of the worker waits for the mail under way, and is itself waited for a little longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>One outcome for each mail, in their order. While the server is away none is tried twice.</summary>
    public async Task<IReadOnlyList<RecordOutcome>> SendAsync(IReadOnlyList<MailDraft> mails)
    {
        if (rules.Current.Alerts.Mail is not { } channel)
        {
            channels.Fails(AlertRules.MailName, "alerts.yaml names no mail server any more, or its password is not set");
            return [.. mails.Select(_ => NotTried)];
        }

        using var client = new SmtpClient(channel.Host, channel.Port)
        {
            EnableSsl = channel.StartTls, // System.Net.Mail means STARTTLS by it
            Credentials = channel.User.Length > 0 ? new NetworkCredential(channel.User, channel.Password) : null,
        };
        var outcomes = new List<RecordOutcome>(mails.Count);
        var isAway = false;
        foreach (var mail in mails)
        {
            var outcome = isAway ? NotTried : await SendAsync(client, channel, mail);
            isAway |= outcome.Kind == OutcomeKind.Again && outcome.Code == SmtpAnswer.Away;
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private static RecordOutcome NotTried => new(null, OutcomeKind.Again, "NOT_TRIED", "the mail server is away");

    private async Task<RecordOutcome> SendAsync(SmtpClient client, MailChannel channel, MailDraft draft)
    {
        using var patience = new CancellationTokenSource(Patience, network);
        try
        {
            using var mail = MailSheet.Of(draft, channel.From);
            await client.SendMailAsync(mail, patience.Token);
            channels.Works(AlertRules.MailName);
            return new RecordOutcome(null, OutcomeKind.Written);
        }
        catch (Exception failure) when (failure is SmtpException or OperationCanceledException or FormatException)
        {
            var outcome = SmtpAnswer.Of(failure);
            if (outcome.Code == SmtpAnswer.Away) channels.Fails(AlertRules.MailName, $"{channel}: {outcome.Message}");
            else channels.Works(AlertRules.MailName); // it answers, if not as one would wish
            return outcome;
        }
    }
}
