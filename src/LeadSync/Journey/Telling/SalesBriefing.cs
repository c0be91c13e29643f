using System.Globalization;
using LeadSync.Journey.Agreement;
using LeadSync.Journey.Fields;
using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Telling;

/// <summary>What sales sees in Salesforce: the lead itself, its score and reasons, its deadlines, and a Task for the rep.</summary>
internal static class SalesBriefing
{
    public const string ReturnReason = "LeadSync_Return_Reason__c";

    /// <summary>Longest text that is remembered word for word, in characters.</summary>
    private const int MostRemembered = 255;

    public static Look Tell(Look look)
    {
        // Nothing is ever written to a converted Lead, nor to a record that is gone.
        if (look.Lead is { Crm.IsLead: true, CrmStatus: Trail.Converted } || look.Lead.HoldOn(HoldOn.Record) is not null) return look;
        if (look.Lead is { Cycle: 0, Crm: { } linked }) return Write(look, linked, look.FieldWrites.ToSalesforce);
        if (look.Lead.Cycle == 0) return look;

        return GiveTask(look.Lead switch
        {
            { Return: { } back } => TakeBack(look, back),
            _ when look.IsOnItsWay => PutForward(look),
            { Crm: { } record } => KeepUpToDate(look, record),
            _ => look,
        });
    }

    /// <summary>What Salesforce has confirmed, after one more write.</summary>
    public static IReadOnlyDictionary<string, string> Told(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, object?> written)
    {
        var told = new Dictionary<string, string>(before);
        foreach (var (field, value) in written.Where(one => one.Key.StartsWith("LeadSync_", StringComparison.Ordinal)))
            told[field] = ToldAs(value);
        return told;
    }

    /// <summary>What a Contact is to say of the return, beside our own fields; empty clears what it says of an earlier one.</summary>
    public static IReadOnlyDictionary<string, string> WishOnContact(Look look, string reason) =>
        look.Lead.Crm is { IsLead: false } contact && look.Desk.Schema.MayWrite(contact.Object, ReturnReason)
            ? new Dictionary<string, string> { [ReturnReason] = reason }
            : look.Lead.Wish;

    private static Look PutForward(Look look)
    {
        if (look.Lead.Owner is not { } owner) return look;

        var isLead = look.Lead.Crm is not { IsLead: false };
        var fields = new Dictionary<string, object?>(BriefingFields.Of(look));
        foreach (var (field, value) in look.FieldWrites.ToSalesforce) fields[field] = value;
        if (look.Lead.Crm is null)
        {
            foreach (var (field, value) in NewRecord.Rest([.. fields.Keys], look.Marketing, look.Rules.Fields, look.Desk.Schema, look.Rules.Settings.Salesforce.PersonAccounts))
                fields[field] = value;
            // The mapped fields are left to HubSpot's own connector, which finds the Lead by its address.
            if (look.Desk.Alongside && look.Marketing["email"] is { } address && look.Desk.Schema.MayWrite(CrmLink.Lead, "Email")) fields.TryAdd("Email", address);
            look = SayNotSent(look, [.. FieldCases.Closed(look), .. BriefingFields.Hidden(look)]);
        }

        // A reason of an earlier return would pass for that of the next.
        if (look.Record is { } known && known[ReturnReason] is not null && look.Desk.Schema.MayWrite(known.Object, ReturnReason)) fields[ReturnReason] = null;

        if (isLead)
        {
            fields["OwnerId"] = owner.CrmId;
            fields["Status"] = look.Rules.Stages[Verifying.Next(look.Lead)].Status;
        }

        return Write(look, new CrmWrite(look.Lead.Crm?.Object ?? CrmLink.Lead, look.Lead.Crm?.Id, fields, OrgAssigns: look.Lead.OrgDecides), HoldOn.Handoff);
    }

    /// <summary>The lead travels without them, and nobody has to guess why they are empty.</summary>
    private static Look SayNotSent(Look look, IReadOnlyList<string> fields) =>
        fields.Count == 0 ? look.Unhold(HoldOn.HiddenFields) : look.Hold(HoldOn.HiddenFields, $"Not sent to Salesforce: {string.Join("; ", fields)}");

    private static Look TakeBack(Look look, PendingReturn back)
    {
        if (back.Written || look.Lead.Crm is not { } record) return look;
        if (record.TaskId is { } task) return HandoffTask.TakenBack(look, task, back) is { } taken ? Write(look, taken, HoldOn.Return) : look;
        if (GoingBack.OwnerOf(look, back) is not { } next) return look;

        var fields = new Dictionary<string, object?> { ["OwnerId"] = next.CrmId, ["LeadSync_Stage__c"] = back.ToStage };
        if (back.To is null) fields[ReturnReason] = back.Reason;
        if (!back.WithoutStatus) fields["Status"] = GoingBack.StatusOf(look, back);
        return Write(look, new CrmWrite(record.Object, record.Id, Visible(look, record.Object, fields), back.SeenAt), HoldOn.Return);
    }

    private static Look KeepUpToDate(Look look, CrmLink record)
    {
        var news = BriefingFields.Of(look)
            .Where(field => look.Lead.ToldSalesforce.GetValueOrDefault(field.Key, "") != ToldAs(field.Value))
            .ToDictionary();
        foreach (var (field, value) in look.FieldWrites.ToSalesforce) news[field] = value;
        foreach (var (field, value) in look.Lead.Wish) news[field] = value.Length == 0 ? null : value;
        return Write(look, record, news);
    }

    private static Look Write(Look look, CrmLink record, IReadOnlyDictionary<string, object?> news) =>
        news.Count == 0 ? look : Write(look, new CrmWrite(record.Object, record.Id, news), HoldOn.Fields);

    /// <summary>One Task for each rep who gets the lead: a queue cannot own it, and who only checks the lead has no use for it.</summary>
    private static Look GiveTask(Look look)
    {
        var lead = look.Lead;
        if (lead.TaskAsked || lead.Crm is not { } record || lead.Owner is not { IsQueue: false } owner || look.Stage.Ends != StageEnd.No || Verifying.IsGoingOn(lead)) return look;
        if (lead.HandedOffAt is null && record.IsLead) return look;

        return look.With(lead with { TaskAsked = true, HandoffTasks = lead.HandoffTasks + (HandoffTask.IsNews(lead) ? 0 : 1) }).Send(new Effect.AddTask(HandoffTask.For(look, record, owner)));
    }

    private static Look Write(Look look, CrmWrite write, string hold)
    {
        // What Salesforce has refused is not sent again as it stands; a change of anything in it is a new try.
        return look.Lead.HoldOn(hold)?.Refused == Fingerprint.Of(StoredJson.Write(write)) ? look : look.Send(new Effect.WriteCrm(write));
    }

    private static Dictionary<string, object?> Visible(Look look, string crmObject, Dictionary<string, object?> fields) =>
        fields.Where(field => look.Desk.Schema.MayWrite(crmObject, field.Key)).ToDictionary();

    /// <summary>A long text is remembered by its fingerprint: whether it has changed is all that is asked of it later.</summary>
    private static string ToldAs(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length > MostRemembered ? Fingerprint.Of(text) : text;
    }
}
