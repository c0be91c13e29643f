namespace LeadSync.Salesforce;

/// <summary>Who can own a lead.</summary>
internal static class SalesforceDirectory
{
    private const string Users =
        "SELECT Id, Username, Email, Name, ManagerId, TimeZoneSidKey, IsActive FROM User WHERE UserType = 'Standard'";

    private const string Queues = "SELECT Id, Name, DeveloperName FROM Group WHERE Type = 'Queue'";
    private const string LeadQueues = "SELECT QueueId FROM QueueSobject WHERE SobjectType = 'Lead'";

    /// <summary>Those who have left, too: a lead that one of them still owns is found by that.</summary>
    public static async Task<IReadOnlyList<SalesforceUser>> UsersAsync(SalesforceQueries queries, CancellationToken cancellationToken)
    {
        var rows = await queries.QueryAsync(Users, all: false, cancellationToken);
        return
        [
            .. rows.Select(row => new SalesforceUser(
                row.Id, row.Text("Username") ?? "", row.Text("Email"), row.Text("Name") ?? "", row.Identity("ManagerId"), row.Text("TimeZoneSidKey")) { IsActive = row.Flag("IsActive") }),
        ];
    }

    /// <summary>A queue that does not list Lead refuses leads ("Queue not associated with this SObject type"), so it is left out.</summary>
    public static async Task<IReadOnlyList<SalesforceQueue>> QueuesAsync(SalesforceQueries queries, CancellationToken cancellationToken)
    {
        var results = await queries.QueryManyAsync([Queues, LeadQueues], all: false, cancellationToken);
        var members = results[0].Count == 0 ? [] : await queries.QueryAsync($"SELECT GroupId FROM GroupMember WHERE GroupId IN {Soql.List(results[0].Select(row => row.Id))}", all: false, cancellationToken);
        var staffed = members.Select(row => row.Identity("GroupId")).ToHashSet();
        var forLeads = results[1].Select(row => row.Identity("QueueId")).ToHashSet();
        return
        [
            .. results[0]
                .Where(row => forLeads.Contains(row.Id))
                .Select(row => new SalesforceQueue(row.Id, row.Text("DeveloperName") ?? "", row.Text("Name") ?? "") { HasMembers = staffed.Contains(row.Id) }),
        ];
    }
}
