namespace LeadSync.Scoring.Learning;

/// <summary>Which rules hold for which leads: for each lead the numbers of its rules, rising, and how it ended.</summary>
internal sealed record Design(IReadOnlyList<int[]> Holding, IReadOnlyList<bool> Won, int Rules)
{
    public static Design Of(LeadTable table, IReadOnlyList<int> rows, IReadOnlyList<LearnedRule> rules)
    {
        var holding = rows.Select(_ => new List<int>()).ToList();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var holds = table.Test(rules[rule]);
            for (var place = 0; place < rows.Count; place++)
                if (holds(rows[place])) holding[place].Add(rule);
        }

        return new Design([.. holding.Select(rulesOfLead => rulesOfLead.ToArray())], [.. rows.Select(row => table.Won[row])], rules.Count);
    }

    /// <summary>The same rules for some of the leads.</summary>
    /// <param name="places">Places in this design.</param>
    public Design Of(IReadOnlyList<int> places) => this with { Holding = [.. places.Select(place => Holding[place])], Won = [.. places.Select(place => Won[place])] };
}
