namespace LeadSync.Scoring.Learning;

/// <summary>The levels that a property begins with: its stretches or values with enough leads, and having none.</summary>
internal static class FirstLevels
{
    /// <summary>A weight is worth estimating from so many of the rarer outcome.</summary>
    /// <remarks>Vittinghoff and McCulloch, American Journal of Epidemiology 165 (2007): from five events a variable, and ours are penalised too.</remarks>
    public const int EventsALevel = 5;

    /// <summary>Leads that a level needs: fewer would be an anecdote.</summary>
    public static int LeastLeads(int leads) => Math.Max(10, leads / 250);

    /// <summary>All levels, the best supported where there are too many for the outcomes; for each property without its most usual one, which gives no points.</summary>
    public static IReadOnlyList<Level> Of(LeadTable table, IReadOnlyList<int> rows)
    {
        var least = LeastLeads(rows.Count);
        var wins = rows.Count(row => table.Won[row]);
        var supported = table.Properties
            .SelectMany(property => Unusual(Candidates(table, property, rows, least), least, rows.Count))
            .OrderByDescending(level => Math.Min(level.Leads, rows.Count - level.Leads))
            .Take(Math.Min(wins, rows.Count - wins) / EventsALevel)
            .Select(level => level.Level)
            .ToHashSet();
        return [.. table.Properties.SelectMany(property => supported.Where(level => level.Property == property))];
    }

    /// <summary>What most leads have is the floor that points are counted from.</summary>
    private static IEnumerable<(Level Level, int Leads)> Unusual(List<(Level Level, int Leads)> levels, int least, int all)
    {
        var usual = levels.Count == 0 ? 0 : levels.Max(level => level.Leads);
        return levels.Where(level => level.Leads >= least && level.Leads <= all - least).SkipFirst(level => level.Leads == usual);
    }

    private static List<(Level Level, int Leads)> Candidates(LeadTable table, LearnableProperty property, IReadOnlyList<int> rows, int least)
    {
        var column = table.Column(property);
        var levels = new List<(Level, int)> { (new Level.Missing(property), rows.Count(row => column[row].IsBlank)) };
        if (property.Kind == PropertyKind.Number) levels.AddRange(Stretches(table, property, rows, least));
        else levels.AddRange(Values(table, property, rows));
        return levels;
    }

    private static IEnumerable<(Level, int)> Stretches(LeadTable table, LearnableProperty property, IReadOnlyList<int> rows, int least)
    {
        var column = table.Column(property);
        var numbers = rows.Select(row => (column[row].Number, Won: table.Won[row])).Where(value => value.Number is not null)
            .Select(value => (Number: value.Number!.Value, value.Won)).ToList();
        var cuts = Binning.Cuts(numbers, Math.Max(2 * least, numbers.Count / 50));
        for (var part = 0; part <= cuts.Count; part++)
        {
            var level = new Level.Stretch(property, part == 0 ? null : cuts[part - 1], part == cuts.Count ? null : cuts[part]);
            yield return (level, rows.Count(row => level.Holds(column[row])));
        }
    }

    /// <summary>A value is written as most leads have it.</summary>
    private static IEnumerable<(Level, int)> Values(LeadTable table, LearnableProperty property, IReadOnlyList<int> rows) =>
        rows.SelectMany(row => table.Column(property)[row].Parts)
            .GroupBy(part => part, StringComparer.OrdinalIgnoreCase)
            .OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => ((Level)new Level.AnyOf(property, [same.GroupBy(part => part).OrderByDescending(spelt => spelt.Count()).ThenBy(spelt => spelt.Key, StringComparer.Ordinal).First().Key]), same.Count()));

    private static IEnumerable<T> SkipFirst<T>(this IEnumerable<T> items, Func<T, bool> test)
    {
        var skipped = false;
        foreach (var item in items)
        {
            if (!skipped && test(item)) skipped = true;
            else yield return item;
        }
    }
}
