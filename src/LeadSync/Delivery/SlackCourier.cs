using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Posts to Slack, one by one.</summary>
internal sealed class SlackCourier(SlackPoster slack) : Courier
{
    public override async Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token)
    {
        var delivered = new List<Delivered>(rows.Count);
        foreach (var row in rows) delivered.Add(new Delivered(row, await slack.PostAsync(StoredJson.Read<SlackDraft>(row.Body), token)));
        return delivered;
    }
}
