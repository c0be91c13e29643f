using LeadSync.Journey.Fields;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reload;

/// <summary>Looks which mappings the linked leads do not carry yet, and offers to bring them; says so once when one comes and once when all have it.</summary>
internal sealed class NewMappingWatch(
    RulesInForce rules, MappingStops stops, NativeInForce native, NewMappings offers, Database database, TimeProvider time, ILogger<NewMappingWatch> logger)
{
    /// <summary>Leads that are looked at anyway carry it too: the count is taken anew, and it goes through all leads.</summary>
    private static readonly TimeSpan CountsAgain = TimeSpan.FromMinutes(5);

    private string? _counted;
    private DateTimeOffset _countedAt;

    public async Task LookAsync(CancellationToken token)
    {
        if (native.Mappings(rules.Current) is not { } ours) return;

        // Two mappings that `on` keeps apart may have one name: what a lead remembers has it once.
        var mapped = ours.Where(FieldCases.IsMerged).DistinctBy(rule => rule.Name).ToList();
        var names = mapped.Select(rule => rule.Name).ToList();
        var caughtUp = await database.ReadAsync(CaughtUp.Names, token);

        // What stands still would not travel.
        var open = mapped.Where(rule => !caughtUp.Contains(rule.Name) && stops.Now.All(stopped => stopped.Rule.Name != rule.Name)).ToList();
        var state = string.Join('\n', [.. caughtUp.Order(StringComparer.Ordinal), "", .. names, "", .. open.Select(rule => rule.Name)]);
        if (state == _counted && (open.Count == 0 || time.GetUtcNow() - _countedAt < CountsAgain)) return;

        var found = await database.ReadAsync(session => open.Select(rule => new NewMapping(rule, ReviewRows.Count(session, rule.Name))).ToList(), token);
        var carried = found.Where(one => one.Leads == 0).Select(one => one.Rule.Name).ToList();
        await database.WriteAsync(session => CaughtUp.Set(session, CaughtUp.Names(session).Intersect(names).Union(carried)));

        (_counted, _countedAt) = (state, time.GetUtcNow());
        Tell(offers.Now, [.. found.Where(one => one.Leads > 0)], names);
    }

    private void Tell(IReadOnlyList<NewMapping> before, IReadOnlyList<NewMapping> now, List<string> mapped)
    {
        offers.Now = now;
        foreach (var one in now.Where(one => !Has(before, one))) NewMappingLog.Offered(logger, one.Rule.Name, one.Leads, one.Remedy);
        foreach (var one in before.Where(one => !Has(now, one) && mapped.Contains(one.Rule.Name))) NewMappingLog.Carried(logger, one.Rule.Name);
    }

    private static bool Has(IReadOnlyList<NewMapping> mappings, NewMapping one) => mappings.Any(other => other.Rule.Name == one.Rule.Name);
}

internal static partial class NewMappingLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The mapping of {Mapping} is new, and {Leads} linked leads do not carry it until something else moves them. To bring it to all of them: {Remedy}")]
    public static partial void Offered(ILogger logger, string mapping, int leads, string remedy);

    [LoggerMessage(Level = LogLevel.Information, Message = "The linked leads carry the mapping of {Mapping} now")]
    public static partial void Carried(ILogger logger, string mapping);
}
