using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>The state of one org. Not thread safe: whoever uses it holds <see cref="Gate"/>.</summary>
internal sealed class Org
{
    private readonly TimeProvider clock;
    private readonly FieldSecurity security;
    private OrgSettings settings = new();

    public Org(OrgSchema schema, TimeProvider clock, OrgSettings settings, WriteJournal writes)
    {
        this.clock = clock;
        Writes = writes;
        Store = new RowStore(schema);
        security = new FieldSecurity(this);
        History = new HistoryTracking(schema);
        DuplicateRule.AddIndex(Store["Lead"]);
        OrgPeople.Add(this);
        OrgSetup.Add(this);
        CustomFields = new CustomFields(this);
        CustomFields.Register();
        History.Changed = () => FieldDefinitions.Note(this);
        History.Changed();
        Settings = settings;
        Store.Commit();
    }

    public Lock Gate { get; } = new();
    public RowStore Store { get; }
    public CustomFields CustomFields { get; }
    public HistoryTracking History { get; }

    /// <summary>What callers changed.</summary>
    public WriteJournal Writes { get; }
    public RecordFaults RecordFaults { get; } = new();

    /// <summary>Salesforce stamps whole seconds, so that records changed together share a stamp.</summary>
    public DateTimeOffset Now => FieldText.ToSecond(clock.GetUtcNow());

    /// <summary>When describe last began to answer otherwise.</summary>
    public DateTimeOffset SchemaChangedAt { get; private set; }

    public OrgSettings Settings
    {
        get => settings;
        set
        {
            settings = value;
            ApplyFieldSecurity();
            var rule = Store["AssignmentRule"].Rows[0];
            if (rule.Flag("Active") != value.AssignmentRule) Update(rule, new Draft(rule.Type, rule) { ["Active"] = value.AssignmentRule }, ApiUserId);
        }
    }

    public string ApiUserId => UserId(OrgPeople.ApiUser);
    public string AutomatedProcessId => UserId(OrgPeople.AutomatedProcess);
    public string AssignmentRuleId => Store["AssignmentRule"].Rows[0].Id;
    public string OrganizationId => Store["Organization"].Rows[0].Id;

    public string UserId(string username) => FindUser(username)?.Id ?? throw new InvalidOperationException($"The sandbox's org has no user {username}.");

    public Row? FindUser(string username) => Store["User"].Live("Username", username).FirstOrDefault();

    public bool IsQueueFor(Row group, ObjectSchema type) => group.Text("Type") is "Queue"
        && Store["QueueSobject"].Live("QueueId", group.Id).Any(link => type.Name.Same(link.Text("SobjectType")));

    public Row Insert(Draft draft, string userId)
    {
        draft["Id"] = Store.NextId(draft.Type);
        draft["CreatedDate"] = Now;
        draft["CreatedById"] = userId;
        Stamp(draft, userId);

        return Store.Insert(draft.Type, draft.Values);
    }

    public void Update(Row row, Draft draft, string userId)
    {
        Stamp(draft, userId);
        Store.Replace(row, draft.Values);
    }

    public void AddField(ObjectSchema type, Field field, bool permitted)
    {
        var placed = type.Add(field);
        Store[type].AddIndex(placed);
        if (!permitted) security.Add(type, placed);
        ApplyFieldSecurity();
    }

    /// <summary>From now on the field is unknown to describe, queries and writes alike.</summary>
    public void RemoveField(ObjectSchema type, Field field)
    {
        type.Remove(field);
        Store[type].RemoveIndex(field.Name);
        security.Remove(field);
        History.Forget(type, field);
        ApplyFieldSecurity();
    }

    public void ApplyFieldSecurity()
    {
        security.Apply();
        SchemaChangedAt = Now;
    }

    private void Stamp(Draft draft, string userId)
    {
        draft["LastModifiedDate"] = draft["SystemModstamp"] = Now;
        draft["LastModifiedById"] = userId;
    }
}
