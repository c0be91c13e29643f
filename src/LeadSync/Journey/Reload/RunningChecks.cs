using LeadSync.Rules;

namespace LeadSync.Journey.Reload;

/// <summary>What speaks against a configuration only because leads are on their way already.</summary>
internal static class RunningChecks
{
    /// <param name="rulebook">Null where the files have a mistake.</param>
    /// <param name="standing">Leads per stage.</param>
    public static IEnumerable<Finding> Of(
        ConfigSnapshot found, Rulebook inForce, Rulebook? rulebook, string directory, IReadOnlyDictionary<string, long> standing)
    {
        // Every file may be absent. All of them at once, under a running worker, is a mount that went away: the examples have other owners.
        if (found.IsBare && found.Hash != inForce.Hash)
            yield return new Finding(new Position(directory, 0), "has none of the configuration's files any more", "Put them back; to run on the shipped examples, restart");

        if (rulebook is null) yield break;

        var known = rulebook.Stages.Stages.Select(stage => stage.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (stage, leads) in standing.Where(one => one.Value > 0 && !known.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            yield return new Finding(
                new Position(Rules.Files.StagesFile.Name, 0),
                $"{leads} {(leads == 1 ? "lead stands" : "leads stand")} in the stage '{stage}', which is not there any more",
                "Put it back until they have left it");
        }
    }
}
