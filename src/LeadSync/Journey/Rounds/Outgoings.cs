using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>What a decision sends, as rows of the outbox: one per record and target, one per message.</summary>
internal static class Outgoings
{
    /// <summary>Waits between tries of a delivery that failed: 2 s, doubled each time, at most this.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static void Put(SqlSession session, PreparedLook look, Decision decision, DateTimeOffset now)
    {
        var (due, lane) = (now, LaneOf(look, decision.Lead));
        if (look.FailedDelivery) due += Wait(LeadRows.Failed(session, look.Lead.Id));
        else LeadRows.Succeeded(session, look.Lead.Id);

        var crm = decision.Effects.OfType<Effect.WriteCrm>().LastOrDefault();
        if (crm is null) OutboxRows.Withdraw(session, look.Lead.Id, Target.Crm);
        else OutboxRows.PutRecord(session, look.Lead.Id, Target.Crm, StoredJson.Write(crm.Write), LaneOf(crm.Write, lane), now, due);

        var contact = decision.Effects.OfType<Effect.WriteContact>().LastOrDefault();
        if (contact is null) OutboxRows.Withdraw(session, look.Lead.Id, Target.HubSpot);
        else OutboxRows.PutRecord(session, look.Lead.Id, Target.HubSpot, StoredJson.Write(contact.Write), lane, now, due);

        foreach (var task in decision.Effects.OfType<Effect.AddTask>())
            OutboxRows.AddMessage(session, look.Lead.Id, Target.CrmTask, task.Task.Key, StoredJson.Write(task.Task), lane, now);
        foreach (var mail in decision.Effects.OfType<Effect.SendMail>())
            OutboxRows.AddMessage(session, look.Lead.Id, Target.Mail, mail.Mail.Key, StoredJson.Write(mail.Mail), lane, mail.NotBefore);
        foreach (var post in decision.Effects.OfType<Effect.PostToSlack>())
            OutboxRows.AddMessage(session, look.Lead.Id, Target.Slack, post.Post.Key, StoredJson.Write(post.Post), lane, post.NotBefore);
    }

    /// <summary>A lead of a first load goes with the others of it until a rep answers, whoever noticed that it has arrived.</summary>
    private static Lane LaneOf(PreparedLook look, Lead lead) =>
        lead is { Admitted: true, Cycle: 1, AcceptedAt: null, ReturnedAt: null } && look.Work.Lane >= Lane.Poll ? Lane.Backfill : look.Work.Lane;

    /// <summary>Owner, Status and mapped fields are urgent; our own fields on a record that sales has already may go with the next full batch.</summary>
    private static Lane LaneOf(CrmWrite write, Lane lane) =>
        write.Fields.Keys.All(field => field.StartsWith("LeadSync_", StringComparison.Ordinal)) ? (Lane)Math.Max((int)lane, (int)Lane.Bulk) : lane;

    private static TimeSpan Wait(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 2 * Math.Pow(2, Math.Min(failures - 1, 10))));
}
