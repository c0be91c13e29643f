using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>What sales has done about people: their finished Tasks, to which calls and e-mails belong, and their meetings (Salesforce: Object Reference, Task and Event).</summary>
/// <param name="taskFields">Fields of Task that our user sees; a hidden one in a query fails the whole query.</param>
/// <param name="eventFields">Fields of Event; none where the org keeps meetings from us.</param>
internal sealed class ActivityQueries(IReadOnlySet<string> taskFields, IReadOnlySet<string> eventFields)
{
    private const int MostInOne = 2500;

    private static readonly IReadOnlyList<string> OfTask =
        ["Id", "WhoId", "OwnerId", "CreatedById", "LastModifiedById", "LastModifiedDate", "CompletedDateTime", "TaskSubtype", "LeadSync_Key__c"];

    private static readonly IReadOnlyList<string> OfHandoff =
        ["Id", "Status", "IsClosed", "OwnerId", "Owner.Name", "CompletedDateTime", "LastModifiedDate", "LastModifiedById"];

    private static readonly IReadOnlyList<string> OfEvent = ["Id", "WhoId", "OwnerId", "CreatedById", "LastModifiedById", "StartDateTime"];

    public IEnumerable<string> About(IReadOnlyCollection<CrmLink> people)
    {
        foreach (var some in people.Chunk(MostInOne))
        {
            var ids = Soql.List(some.Select(link => link.Id));
            if (Reads(taskFields, "WhoId", "OwnerId", "IsClosed")) yield return $"SELECT {Fields(OfTask, taskFields)} FROM Task WHERE WhoId IN {ids} AND IsClosed = true";
            if (Reads(eventFields, "WhoId", "OwnerId", "StartDateTime")) yield return $"SELECT {Fields(OfEvent, eventFields)} FROM Event WHERE WhoId IN {ids}";
        }
    }

    /// <summary>Handoff Tasks, which carry the state of people who are Contacts; they alone are asked for their Status.</summary>
    public IEnumerable<string> Handoffs(IEnumerable<string> ids) => Reads(taskFields, "Status", "OwnerId", "LastModifiedDate")
        ? ids.Chunk(MostInOne).Select(some => $"SELECT {Fields(OfHandoff, taskFields)} FROM Task WHERE Id IN {Soql.List(some)}")
        : [];

    /// <summary>An activity in the words of the journey; null where the row does not say when it was.</summary>
    public static CrmActivity? Read(SalesforceRow row)
    {
        // Where the moment of completion is hidden, the Task's last change stands for it: it cannot be earlier.
        var at = row.Type == "Event" ? row.Time("StartDateTime") : row.Time("CompletedDateTime") ?? row.Time("LastModifiedDate");
        return at is not { } when
            ? null
            : new CrmActivity(row.Id, KindOf(row), row.Identity("OwnerId") ?? "", row.Identity("CreatedById") ?? "", row.Identity("LastModifiedById") ?? "", row.Text("LeadSync_Key__c") is not null, when);
    }

    private static string KindOf(SalesforceRow row) => row switch
    {
        { Type: "Event" } => TouchKind.Meeting,
        _ => row.Text("TaskSubtype") switch { "Call" => TouchKind.Call, "Email" or "ListEmail" => TouchKind.Email, _ => TouchKind.Task },
    };

    private static bool Reads(IReadOnlySet<string> visible, params IEnumerable<string> fields) => fields.All(visible.Contains);

    private static string Fields(IReadOnlyList<string> wanted, IReadOnlySet<string> visible) => string.Join(", ", wanted.Where(field => field is "Id" or "Owner.Name" || visible.Contains(field)));
}
