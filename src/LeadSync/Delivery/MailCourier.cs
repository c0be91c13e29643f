using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Mails. One whose fate is not known is sent again: its Message-ID is the same.</summary>
internal sealed class MailCourier(SmtpSender smtp) : Courier
{
    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var outcomes = await smtp.SendAsync([.. rows.Select(row => StoredJson.Read<MailDraft>(row.Body))]);
        return [.. rows.Zip(outcomes, (row, outcome) => new Delivered(row, outcome))];
    }
}
