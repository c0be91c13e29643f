namespace LeadSync.Scoring.Learning;

/// <summary>The closed leads as the learner sees them: one row a lead, one column a property, and how each lead ended.</summary>
internal sealed class LeadTable
{
    private readonly Dictionary<string, Cell[]> _columns;

    public LeadTable(IReadOnlyList<ClosedLead> leads, IReadOnlyList<LearnableProperty> properties)
    {
        Properties = properties;
        Won = [.. leads.Select(lead => lead.Won)];
        _columns = properties.ToDictionary(
            property => property.Name,
            property => leads.Select(lead => property.Read(lead.Who[property.Name])).ToArray());
    }

    private LeadTable(LeadTable table, IReadOnlyList<LearnableProperty> properties)
    {
        Properties = properties;
        Won = table.Won;
        _columns = table._columns;
    }

    public IReadOnlyList<LearnableProperty> Properties { get; }

    /// <summary>How each lead ended, by its row.</summary>
    public IReadOnlyList<bool> Won { get; }

    public int[] AllRows => [.. Enumerable.Range(0, Won.Count)];

    /// <summary>One property of every lead, by row.</summary>
    public IReadOnlyList<Cell> Column(LearnableProperty property) => _columns[property.Name];

    /// <summary>The same leads, of whom only some properties are known.</summary>
    public LeadTable Only(IReadOnlyList<LearnableProperty> properties) => new(this, properties);

    /// <summary>Tells of a row whether a rule holds for it.</summary>
    public Func<int, bool> Test(LearnedRule rule)
    {
        var parts = rule.Parts.Select(level => (level, column: _columns[level.Property.Name])).ToArray();
        return row =>
        {
            foreach (var (level, column) in parts)
                if (!level.Holds(column[row])) return false;
            return true;
        };
    }
}
