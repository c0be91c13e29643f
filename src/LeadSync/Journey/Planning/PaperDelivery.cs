using LeadSync.Journey.Fields;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Planning;

/// <summary>Delivers on paper: what a look sends arrives at once, and the next look finds it there.</summary>
internal static class PaperDelivery
{
    public static PaperLead After(PaperLead lead, Decision decision, Desk desk, Rulebook rules, DateTimeOffset now)
    {
        // Mail and chat write nothing in either system, and no look follows from them.
        decision = decision with { Effects = [.. decision.Effects.Where(effect => effect is not (Effect.SendMail or Effect.PostToSlack))] };
        var sales = lead.Look.Sales;
        var landed = lead with
        {
            Record = sales.Record ?? lead.Record ?? sales.Candidates.FirstOrDefault(one => one.Id == decision.Lead.Crm?.Id),
            Task = sales.HandoffTask ?? lead.Task,
            Decision = lead.Decision ?? decision,
            IsSettled = decision.Effects.Count == 0,
        };
        landed = decision.Effects.Aggregate(landed, (known, effect) => effect switch
        {
            Effect.WriteCrm(var write) => Write(known, write, decision, desk, rules, now),
            Effect.AddTask(var task) when HandoffTask.IsKey(task.Key) && known.Record is { Object: CrmLink.Contact } =>
                PaperTask.Made(known, task, desk, now) with { Written = known.Written.AddRange(Writes(effect, decision, desk)) },
            _ => known with { Written = known.Written.AddRange(Writes(effect, decision, desk)) },
        });
        return landed with { Look = NextLook(landed, decision, now) };
    }

    private static PaperLead Write(PaperLead lead, CrmWrite write, Decision decision, Desk desk, Rulebook rules, DateTimeOffset now)
    {
        var writes = write.Fields
            .Select(field => new PaperWrite(Target.Crm, write.Object, field.Key, PaperRecord.Text(field.Value), WriteRules.OfRecord(field.Key, decision, rules)))
            .ToList();
        var record = write.IsCreate
            ? PaperRecord.Made(write, desk, rules, now)
            : write.Object != CrmLink.Task && lead.Record is { } known ? PaperRecord.After(known, writes.Select(one => KeyValuePair.Create(one.Field, one.To)), desk, now) : lead.Record;
        if (write.Object == CrmLink.Task) lead = PaperTask.After(lead, write, desk, now);
        return lead with { Written = lead.Written.AddRange(writes), Record = record, IsMade = lead.IsMade || write.IsCreate };
    }

    private static IEnumerable<PaperWrite> Writes(Effect effect, Decision decision, Desk desk) => effect switch
    {
        Effect.WriteContact(var write) => write.Properties
            .Concat(write.OptOut is null ? [] : [KeyValuePair.Create(FieldSync.OptOutProperty, "true")])
            .Select(property => new PaperWrite(Target.HubSpot, "contact", property.Key, property.Value, WriteRules.OfContact(property.Key, decision))),

        // The key goes along where the org has a field for it (see TaskCourier).
        Effect.AddTask(var task) => task.Fields.Select(field => KeyValuePair.Create(field.Key, PaperRecord.Text(field.Value)))
            .Concat(desk.Schema.Field("Task", "LeadSync_Key__c") is null ? [] : [KeyValuePair.Create("LeadSync_Key__c", task.Key)])
            .Select(field => new PaperWrite(Target.CrmTask, "Task", field.Key, field.Value, WriteRules.Task)),
        _ => throw new InvalidOperationException($"Nobody has said what {effect.GetType().Name} means on paper."),
    };

    private static PreparedLook NextLook(PaperLead lead, Decision decision, DateTimeOffset now)
    {
        var look = lead.Look;
        var receipts = decision.Effects.Select(effect => Receipt(effect, lead, now)).ToLookup(receipt => receipt.Target == Target.HubSpot);
        var sales = lead.Record is null
            ? SalesView.NotAsked
            : new SalesView { Asked = true, Fresh = true, Record = lead.Record, HandoffTask = lead.Task, Opportunities = look.Sales.Opportunities, Accounts = look.Sales.Accounts };
        return look with
        {
            Work = look.Work with { Sides = Sides.None },
            Lead = decision.Lead with { Version = look.Lead.Version + 1 },
            Marketing = decision.Marketing with { Receipts = [.. receipts[true]], History = null, IsBeingWritten = false },
            Sales = sales with { Receipts = [.. receipts[false]] },
            Asks = Ask.None,
        };
    }

    private static Receipt Receipt(Effect effect, PaperLead lead, DateTimeOffset now) => effect switch
    {
        Effect.WriteCrm(var write) => new Receipt(Target.Crm, ReceiptKind.Written, write.Id ?? lead.Record?.Id, null, null, StoredJson.Write(write), now),
        Effect.AddTask(var task) => new Receipt(Target.CrmTask, ReceiptKind.Written, PaperLead.NewTask, null, null, StoredJson.Write(task), now),
        Effect.WriteContact(var write) => new Receipt(Target.HubSpot, ReceiptKind.Written, write.ContactId, null, null, StoredJson.Write(write), now),
        _ => throw new InvalidOperationException($"Nobody has said what {effect.GetType().Name} means on paper."),
    };
}
