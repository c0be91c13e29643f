using LeadSync.Hosting;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reload;

/// <summary>Looks whether both systems still have the fields that are mapped, and says so once when one goes and once when it is back.</summary>
internal sealed class SchemaWatch(
    DeskReader desks, RulesInForce rules, MappingStops stops, Database database, TimeProvider time, ILogger<SchemaWatch> logger)
{
    /// <summary>Somebody who puts a property back waits for its mapping; properties are kept for a day otherwise.</summary>
    private static readonly TimeSpan AsksAgain = TimeSpan.FromMinutes(5);

    private DateTimeOffset _asked;

    /// <summary>One look at what is known of both systems; they are asked where that is out of date, and before anything new is said.</summary>
    /// <exception cref="ConnectionDownException">One of them was never reached.</exception>
    public async Task LookAsync(CancellationToken token)
    {
        var fields = rules.Current.Fields;
        var before = stops.Now;
        var now = await FindAsync(fields, token);
        if (now.Any(one => !Has(before, one)) || now.Count > 0 && time.GetUtcNow() - _asked >= AsksAgain)
        {
            _asked = time.GetUtcNow();
            desks.Expire();
            now = await FindAsync(fields, token);
        }

        stops.Now = now;
        foreach (var stopped in now.Where(one => !Has(before, one))) SchemaLog.Stopped(logger, stopped.Rule.Name, stopped.Because);
        foreach (var stopped in before.Where(one => !Has(now, one))) SchemaLog.WorksAgain(logger, stopped.Rule.Name);
    }

    private async Task<IReadOnlyList<StoppedMapping>> FindAsync(FieldRules fields, CancellationToken token)
    {
        var schema = await desks.SchemaAsync(rules.Current, token);
        return StoppedMappings.Of(fields, schema, await SeenAsync(fields, schema, token));
    }

    /// <summary>What was seen outlives a restart: a field that vanished meanwhile has vanished all the same.</summary>
    private async Task<IReadOnlySet<string>> SeenAsync(FieldRules fields, Schema schema, CancellationToken token)
    {
        var mark = await database.ReadAsync(session => Marks.Get(session, Marks.MappedFieldsSeen), token);
        var before = (mark ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var seen = StoppedMappings.Seen(fields, schema, before);
        if (!seen.SetEquals(before)) await database.WriteAsync(session => Marks.Set(session, Marks.MappedFieldsSeen, string.Join('\n', seen)));
        return seen;
    }

    private static bool Has(IReadOnlyList<StoppedMapping> mappings, StoppedMapping one) => mappings.Any(other => other.Rule.Name == one.Rule.Name);
}

internal static partial class SchemaLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The mapping of {Mapping} stands still, all others go on: {Because}")]
    public static partial void Stopped(ILogger logger, string mapping, string because);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mapping of {Mapping} does not stand still any more")]
    public static partial void WorksAgain(ILogger logger, string mapping);
}
