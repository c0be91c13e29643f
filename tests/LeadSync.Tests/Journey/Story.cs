using System.Globalization;
using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Tests.Journey;

/// <summary>One lead's life without any wire: look after look, with a Salesforce of one record that does what it is told.</summary>
internal sealed class Story
{
    public const string Us = "005Ws000001xUs0AAA";
    public const string MarketingQueue = "00GWs00000Market0A";
    public const string InsideSales = "00GWs00000Inside0A";

    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private readonly List<Receipt> _fromSalesforce = [];
    private readonly List<Receipt> _fromHubSpot = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private int _records;

    public Story()
    {
        Rules = RulebookReader.ReadDemo(_ => null).Rulebook!;
        Marketing = new MarketingView(true, "501", new Dictionary<string, string?> { ["email"] = "kim@globex.example", ["lastname"] = "Kim" }, Start.AddDays(-1), [], []);
        Desk = new Desk
        {
            Seats = new Dictionary<string, DeskSeat>
            {
                ["ana@acme.example"] = new(Ana, true),
                [Ana.CrmId.ToLowerInvariant()] = new(Ana, true),
                ["bob@acme.example"] = new(Bob, true),
                [Bob.CrmId.ToLowerInvariant()] = new(Bob, true),
                ["cho@acme.example"] = new(new Owner("005Ws000001xChoAAA", "Cho Sato", IsQueue: false), true),
                ["marketing"] = new(new Owner(MarketingQueue, "Marketing", IsQueue: true), true),
                ["inside_sales"] = new(new Owner(InsideSales, "Inside Sales", IsQueue: true), true),
                ["apac_leads"] = new(new Owner("00GWs00000ApacAA0A", "APAC Leads", IsQueue: true), true),
                ["unassigned_leads"] = new(new Owner("00GWs00000Unassi0A", "Unassigned Leads", IsQueue: true), true),
            },
            IntegrationUser = Us,
        };
        Lead = new Lead { Id = LeadId.New(Start), ContactId = "501" };
        Now = Start;
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public Rulebook Rules { get; set; }
    public MarketingView Marketing { get; set; }
    public Desk Desk { get; set; }
    public Lead Lead { get; set; }
    public DateTimeOffset Now { get; set; }

    /// <summary>The record in Salesforce; null where there is none.</summary>
    public CrmRecord? Record { get; set; }
    public List<CrmRecord> Candidates { get; } = [];

    /// <summary>Accounts of the person's company.</summary>
    public List<CrmAccount> Accounts { get; } = [];

    /// <summary>Whom the org's own assignment rules choose, where they are asked.</summary>
    public Owner? OrgChooses { get; set; }

    /// <summary>What HubSpot's own connector has linked.</summary>
    public CrmRecord? Linked { get; set; }
    public CrmOpportunity? Opportunity { get; set; }

    /// <summary>What else is being sold to the person.</summary>
    public List<CrmOpportunity> OtherOpportunities { get; } = [];

    /// <summary>Ids of Opportunities that somebody has thrown away.</summary>
    public List<string> GoneOpportunities { get; } = [];

    /// <summary>What became of the record: where it was merged into, or the Contact it was converted into.</summary>
    public CrmRecord? Became { get; set; }

    /// <summary>The record lies in the recycle bin.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Further records of the person that are still there.</summary>
    public List<CrmRecord> Spares { get; } = [];

    /// <summary>The handoff Task on a Contact; null before it is made, and once it is thrown away.</summary>
    public CrmTask? HandoffTask { get; set; }
    public List<CrmChange> Changes { get; } = [];

    /// <summary>Finished Tasks, and meetings.</summary>
    public List<CrmActivity> Activities { get; } = [];

    /// <summary>What HubSpot tells of earlier values, by property, newest first.</summary>
    public Dictionary<string, IReadOnlyList<SeenValue>> History { get; } = [];
    public List<Fact> Facts { get; } = [];
    public List<Effect> Waiting { get; } = [];

    /// <summary>Names of all fields and properties that were ever written.</summary>
    public HashSet<string> Written { get; } = [];

    /// <summary>Every mail that was decided.</summary>
    public List<MailDraft> Mails { get; } = [];

    /// <summary>Every Task that was sent.</summary>
    public List<TaskDraft> Asked { get; } = [];
    public int Creates { get; private set; }
    public int Tasks { get; private set; }

    /// <summary>Pinned, or just made by a write that was answered.</summary>
    private bool IsLinked => Lead.Crm is not null || _fromSalesforce.Exists(receipt => receipt is { Target: Target.Crm, Kind: ReceiptKind.Written });

    public Story With(string property, string? value)
    {
        Marketing = Marketing with { Properties = new Dictionary<string, string?>(Marketing.Properties) { [property] = value } };
        return this;
    }

    public Story Ready() => With("lifecyclestage", "marketingqualifiedlead");

    public Story Does(Engagement engagement)
    {
        Marketing = Marketing with { Engagements = [.. Marketing.Engagements, engagement] };
        return this;
    }

    public Story After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>One look: both systems as they are now.</summary>
    public Decision Look(bool asked = true, bool fresh = true)
    {
        var sales = new SalesView
        {
            Asked = asked,
            Fresh = asked && fresh,
            Record = asked && IsLinked && !IsDeleted ? Record : null,
            HandoffTask = asked && fresh && Lead.Crm?.TaskId == HandoffTask?.Id ? HandoffTask : null,
            Became = asked && IsLinked ? Became : null,
            IsDeleted = asked && IsDeleted,
            Spares = asked ? Spares : [],
            Candidates = asked && (!IsLinked || IsDeleted) ? Candidates.Concat(Record is null || IsDeleted ? [] : [Record]).ToList() : [],
            Linked = asked && (!IsLinked || Record is null) ? Linked : null,
            Opportunities = Opportunity is null ? OtherOpportunities : [Opportunity, .. OtherOpportunities],
            GoneOpportunities = asked && fresh ? GoneOpportunities : [],
            Accounts = asked && fresh ? [.. Accounts] : null,
            Changes = Changes,
            AskedChanges = asked && fresh,
            Activities = asked && fresh && Lead.AssignedAt is not null ? Activities : null,
            Receipts = [.. _fromSalesforce],
        };
        var marketing = Marketing with { Receipts = [.. _fromHubSpot] };
        var decision = LeadJourney.Decide(Lead, marketing, sales, Desk, Rules, Now);
        if (sales.Fresh && decision.Asks.HasFlag(Ask.History)) decision = LeadJourney.Decide(Lead, marketing with { History = History }, sales, Desk, Rules, Now);
        if (decision.Asks != Ask.None || decision.Forget) return decision;

        _fromSalesforce.Clear();
        _fromHubSpot.Clear();
        Lead = decision.Lead with { Version = Lead.Version + 1 };
        Marketing = decision.Marketing with { Receipts = [], History = null };
        Desk = decision.Desk;
        Facts.AddRange(decision.Facts);
        Mails.AddRange(decision.Effects.OfType<Effect.SendMail>().Select(effect => effect.Mail));
        Waiting.RemoveAll(effect => effect is not Effect.AddTask);
        Waiting.AddRange(decision.Effects.Where(effect => effect is not Effect.AddTask task || _keys.Add(task.Task.Key))); // as in the outbox: once per key, for ever
        return decision;
    }

    /// <summary>Everything that waits arrives, and each lead is looked at again until nothing is left to send.</summary>
    public Story Settle()
    {
        for (var rounds = 0; rounds < 12; rounds++)
        {
            Look();
            if (Waiting.Count == 0) return this;
            Deliver();
        }

        throw new InvalidOperationException($"It never settles: {string.Join("; ", Waiting)}");
    }

    public void Deliver(ReceiptKind kind = ReceiptKind.Written, string? code = null, string? message = null)
    {
        foreach (var effect in Waiting.ToList()) Deliver(effect, kind, code, message);
        Waiting.Clear();
    }

    /// <summary>Salesforce does it, and the answer is lost.</summary>
    public void DeliverWithoutAnswer()
    {
        Deliver();
        _fromSalesforce.Clear();
        _fromHubSpot.Clear();
    }

    /// <summary>An existing Lead with the person's address.</summary>
    public static CrmRecord LeadOf(Owner owner, string status, bool active = true, string id = "00QWs00000AbCdEMAV", bool converted = false) =>
        new(CrmLink.Lead, id, status, owner, active, converted, null, Start.AddDays(-3), owner.CrmId, new Dictionary<string, string?> { ["Email"] = "kim@globex.example" });

    private void Deliver(Effect effect, ReceiptKind kind, string? code, string? message)
    {
        Written.UnionWith(effect switch
        {
            Effect.WriteCrm(var crm) => crm.Fields.Keys,
            Effect.WriteContact(var contact) => contact.Properties.Keys,
            _ => [],
        });
        switch (effect)
        {
            case Effect.WriteCrm(var write):
                kind = this.Stands(write, kind);
                if (kind == ReceiptKind.Written && !this.TakesTask(write)) Apply(write);
                _fromSalesforce.Add(new Receipt(Target.Crm, kind, write.Object == CrmLink.Task ? write.Id : Record?.Id, code, message, StoredJson.Write(write), Now));
                break;
            case Effect.AddTask(var task):
                if (kind == ReceiptKind.Written) this.GetsTask(task, $"00TWs{++Tasks:D13}");
                Asked.Add(task);
                _fromSalesforce.Add(new Receipt(Target.CrmTask, kind, $"00TWs{Tasks:D13}", code, message, StoredJson.Write(task), Now));
                break;
            case Effect.WriteContact(var write):
                _fromHubSpot.Add(new Receipt(Target.HubSpot, kind, null, code, message, StoredJson.Write(write), Now));
                break;
        }
    }

    private void Apply(CrmWrite write)
    {
        if (write.IsCreate && Record is null)
        {
            Creates++;
            Record = LeadOf(Bob, "Open - Not Contacted", id: $"00QWs{++_records:D13}");
        }

        Record ??= Candidates.First(one => one.Id == write.Id);
        var fields = new Dictionary<string, string?>(Record.Fields);
        foreach (var (field, value) in write.Fields) fields[field] = Convert.ToString(value, CultureInfo.InvariantCulture);
        var owner = write.Fields.TryGetValue("OwnerId", out var id) ? Desk.Seats.Values.First(seat => seat.Owner.CrmId == (string)id!).Owner : Record.Owner;
        if (write.OrgAssigns && OrgChooses is { } chosen) owner = chosen;
        var status = write.Fields.TryGetValue("Status", out var value1) ? (string)value1! : Record.Status;
        if (status != Record.Status) Changes.Add(new CrmChange("Status", Record.Status, status, Us, Now));
        Record = Record with { Fields = fields, Owner = owner, OwnerIsActive = true, Status = status, LastModified = Now, LastModifiedBy = Us };
    }
}
