using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>The org as it is set up: who may own leads, which fields our user sees and may write. Read rarely, kept for a while.</summary>
internal sealed class SalesforceOrg(SalesforceConnector salesforce, TimeProvider time) : IDisposable
{
    /// <summary>People leave and permissions change within a working day; five minutes old is fresh enough to route by.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private OrgPicture? _picture;

    /// <summary>The present picture.</summary>
    /// <exception cref="ConnectionDownException">Salesforce cannot be reached, and no picture was ever taken.</exception>
    public async Task<OrgPicture> GetAsync(CancellationToken token)
    {
        if (_picture is { } recent && time.GetUtcNow() - recent.At < Keeps) return recent;

        await _oneAtATime.WaitAsync(token);
        try
        {
            if (_picture is { } taken && time.GetUtcNow() - taken.At < Keeps) return taken;
            return _picture = await TakeAsync(token);
        }
        catch (ConnectionDownException) when (_picture is not null)
        {
            return _picture;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>A refusal showed that the picture is out of date: an owner who left, a field that is hidden now.</summary>
    public void Expire() => _picture = _picture is { } old ? old with { At = DateTimeOffset.MinValue } : null;

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<OrgPicture> TakeAsync(CancellationToken token)
    {
        var users = await salesforce.GetUsersAsync(token);
        var queues = await salesforce.GetQueuesAsync(token);
        var fields = new Dictionary<string, IReadOnlyList<SalesforceField>>();
        foreach (var type in (string[])["Lead", "Contact", "Task"]) fields[type] = await salesforce.DescribeAsync(type, token);
        foreach (var type in (string[])["Account", "Opportunity", "Event"]) fields[type] = await WhereAllowedAsync(type, token);
        var session = await salesforce.SessionAsync(token);
        return new OrgPicture(time.GetUtcNow(), users, queues, fields, session.UserId, session.InstanceUrl);
    }

    /// <summary>Leads are handed off without these, too: whoever does not let us see them keeps nothing else from us.</summary>
    private async Task<IReadOnlyList<SalesforceField>> WhereAllowedAsync(string type, CancellationToken token)
    {
        try
        {
            return await salesforce.DescribeAsync(type, token);
        }
        catch (CallRefusedException)
        {
            return [];
        }
    }
}

/// <param name="Fields">Fields that our user may see, per object; of Account, Opportunity and Event none where the org keeps them from us.</param>
/// <param name="IntegrationUser">Id of our own user; null where the sign-in does not tell.</param>
internal sealed record OrgPicture(
    DateTimeOffset At,
    IReadOnlyList<SalesforceUser> Users,
    IReadOnlyList<SalesforceQueue> Queues,
    IReadOnlyDictionary<string, IReadOnlyList<SalesforceField>> Fields,
    string? IntegrationUser,
    Uri InstanceUrl)
{
    /// <summary>Names of the fields of an object that our user may read.</summary>
    public IReadOnlySet<string> Visible(string type) => Fields[type].Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
}
