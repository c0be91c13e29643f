using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>One side of one property that a rule can be about: no value, a stretch of numbers, or some of its values.</summary>
internal abstract record Level(LearnableProperty Property)
{
    public abstract bool Holds(Cell cell);

    /// <summary>The same in the language of the rules.</summary>
    public abstract Condition When { get; }

    internal sealed record Missing(LearnableProperty Property) : Level(Property)
    {
        public override bool Holds(Cell cell) => cell.IsBlank;

        public override Condition When => new Condition.Test(Property.Name, Operator.Exists, ["false"]);
    }

    /// <param name="From">Included; null where the stretch has no lower end.</param>
    /// <param name="Below">Not included; null where it has no upper end.</param>
    internal sealed record Stretch(LearnableProperty Property, decimal? From, decimal? Below) : Level(Property)
    {
        public override bool Holds(Cell cell) => From is null && Below is null
            ? !cell.IsBlank
            : cell.Number is { } number && (From is not { } from || number >= from) && (Below is not { } below || number < below);

        public override Condition When
        {
            get
            {
                var tests = new List<Condition>();
                if (From is { } from) tests.Add(new Condition.Test(Property.Name, Operator.AtLeast, [Text(from)]));
                if (Below is { } below) tests.Add(new Condition.Test(Property.Name, Operator.Below, [Text(below)]));
                return tests switch
                {
                    [] => new Condition.Test(Property.Name, Operator.Exists, ["true"]),
                    [var only] => only,
                    _ => new Condition.All(tests),
                };
            }
        }

        internal static string Text(decimal number) => number.ToString("0.############################");
    }

    internal sealed record AnyOf(LearnableProperty Property, IReadOnlyList<string> Values) : Level(Property)
    {
        private readonly HashSet<string> _values = new(Values, StringComparer.OrdinalIgnoreCase);

        public override bool Holds(Cell cell)
        {
            foreach (var part in cell.Parts)
                if (_values.Contains(part)) return true;
            return false;
        }

        public override Condition When => new Condition.Test(Property.Name, Operator, Values);

        private Operator Operator => Property.Kind switch
        {
            PropertyKind.Domain => Operator.EndsWith,
            PropertyKind.Words => Operator.HasWord,
            _ => Values.Count == 1 ? Operator.EqualTo : Operator.In,
        };
    }

    /// <summary>Two levels as one: values join, stretches join where they meet; null where the language has no such level.</summary>
    public static Level? Join(Level one, Level other) => (one, other) switch
    {
        (AnyOf a, AnyOf b) => new AnyOf(a.Property, [.. a.Values, .. b.Values]),
        (Stretch low, Stretch high) when low.Below is { } meet && high.From == meet => low with { Below = high.Below },
        (Stretch high, Stretch low) when low.Below is { } meet && high.From == meet => low with { Below = high.Below },
        _ => null,
    };
}

/// <summary>A rule that may give points: one level, or several that must hold together.</summary>
internal sealed record LearnedRule(IReadOnlyList<Level> Parts)
{
    public Condition When => Parts is [var only] ? only.When : new Condition.All([.. Parts.Select(part => part.When)]);
}
