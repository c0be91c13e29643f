namespace LeadSync.Rules;

/// <summary>One condition of the small language that every file shares.</summary>
/// <remarks>There is no expression engine: a condition is data, and is answered by looking values up by their name.</remarks>
internal abstract record Condition
{
    /// <summary>Does it hold, given a way to look a name up? A missing value is null or empty.</summary>
    public abstract bool Holds(Func<string, string?> valueOf);

    /// <summary>Every name the condition asks for.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Only Salesforce's accounts can answer it.</summary>
    public bool AsksForAccounts => Names.Any(ConditionWords.IsOfAccounts);

    internal sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(Func<string, string?> valueOf) => Parts.All(part => part.Holds(valueOf));

        public override IEnumerable<string> Names => Parts.SelectMany(part => part.Names);
    }

    internal sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(Func<string, string?> valueOf) => Parts.Any(part => part.Holds(valueOf));

        public override IEnumerable<string> Names => Parts.SelectMany(part => part.Names);
    }

    internal sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(Func<string, string?> valueOf) => !Part.Holds(valueOf);

        public override IEnumerable<string> Names => Part.Names;
    }

    /// <param name="Name">A HubSpot property, or one of the words score, grade, country, region and so on.</param>
    internal sealed record Test(string Name, Operator Operator, IReadOnlyList<string> Operands) : Condition
    {
        public override bool Holds(Func<string, string?> valueOf) => Comparison.Holds(Name, valueOf(Name), Operator, Operands);

        public override IEnumerable<string> Names => [Name];
    }
}

internal enum Operator { EqualTo, In, Contains, HasWord, StartsWith, EndsWith, AtLeast, AtMost, Below, Above, Exists }
