namespace LeadSync.Scoring.Learning;

/// <summary>An input that may have been written when or after a lead's end was known: with it, a figure can be too good to be true.</summary>
/// <param name="LeftOut">Strong suspicion: the proposed rules do without it. Otherwise it is used, and the figures without it stand beside.</param>
/// <param name="Alone">How well it tells won from lost all by itself, on leads not seen.</param>
internal sealed record LateInput(string Property, string Because, bool LeftOut, Auc Alone);

/// <summary>Finds them by what a name says, what the values say, and what no honest input can do.</summary>
internal static class LateInputs
{
    /// <summary>From here on a single input is too good: what is known before a sale hardly ever is.</summary>
    private const double TooGood = 0.95;

    /// <summary>A value that decides nearly alone, and the leads it takes to say so.</summary>
    private const double NearlyCertain = 0.97;
    private const int LeadsToSaySo = 30;

    /// <summary>Words of names that sales, or whoever closes a deal, writes.</summary>
    private static readonly HashSet<string> OfSales =
    [
        "note", "notes", "notable", "sales", "deal", "deals", "revenue", "closed", "closedate", "won", "lost", "outcome", "owner", "modified", "lastmodifieddate", "updated",
        "contacted", "replied", "tag", "tags", "quality", "disposition", "converted", "lifecyclestage", "leadstatus",
    ];

    /// <summary>Words of values that tell of an edit or an end, not of the person.</summary>
    private static readonly HashSet<string> OfUpkeep = ["modified", "updated", "edited", "closed", "won", "lost"];

    private static readonly HashSet<string> OfTheLatest = ["last", "latest", "recent"];

    public static IReadOnlyList<LateInput> Find(LeadTable table) => [.. table.Properties.Select(property => Judge(table, property)).OfType<LateInput>()];

    private static LateInput? Judge(LeadTable table, LearnableProperty property)
    {
        var alone = SingleInput.Auc(table, property);
        var words = property.Name.Replace("lead_status", "leadstatus", StringComparison.Ordinal).Split('_', StringSplitOptions.RemoveEmptyEntries);
        var (because, leftOut) = (words.FirstOrDefault(OfSales.Contains), Upkeep(table, property), words.FirstOrDefault(OfTheLatest.Contains), Certain(table, property)) switch
        {
            (_, { } value, _, _) => (value, true),
            ({ } word, _, _, _) => ($"its name ('{word}') says that it is written while sales works on a lead or after", true),
            _ when alone.Value >= TooGood => ($"alone it tells won from lost nearly without fault (AUC {alone.Value:0.000}), which hardly anything known before can", true),
            (_, _, { } word, _) => ($"its name ('{word}') says that it moves on with whatever happens, also after the outcome", false),
            (_, _, _, { } value) => (value, false),
            _ => (null, false),
        };
        return because is null ? null : new LateInput(property.Name, because, leftOut, alone);
    }

    private static string? Upkeep(LeadTable table, LearnableProperty property)
    {
        var least = Math.Max(FirstLevels.LeastLeads(table.Won.Count), table.Won.Count / 100);
        var value = Values(table, property).FirstOrDefault(value => value.Rows.Count >= least && value.Text.ToLowerInvariant().Split(' ').Any(OfUpkeep.Contains));
        return value is null ? null : $"its value '{value.Text}' ({value.Rows.Count:N0} of {table.Won.Count:N0} leads) tells of an edit of the record, not of the person";
    }

    private static string? Certain(LeadTable table, LearnableProperty property)
    {
        var usual = table.Won.Average(won => won ? 1.0 : 0.0);
        foreach (var value in Values(table, property).Where(value => value.Rows.Count >= LeadsToSaySo))
        {
            var won = value.Rows.Count(row => table.Won[row]);
            var share = (double)won / value.Rows.Count;
            if ((share >= NearlyCertain && usual < 0.8) || (share <= 1 - NearlyCertain && usual > 0.2))
                return $"of the {value.Rows.Count:N0} leads with '{value.Text}', {won:N0} were won: make sure that this was known before they were";
        }

        return null;
    }

    private static IEnumerable<Value> Values(LeadTable table, LearnableProperty property)
    {
        var column = table.Column(property);
        return table.AllRows.SelectMany(row => column[row].Parts.Select(part => (part, row)))
            .GroupBy(pair => pair.part, StringComparer.OrdinalIgnoreCase)
            .Select(same => new Value(same.Key, [.. same.Select(pair => pair.row)]))
            .OrderByDescending(value => value.Rows.Count);
    }

    private sealed record Value(string Text, IReadOnlyList<int> Rows);
}
