namespace LeadSync.Rules;

/// <summary>The rulebook that decides now. A look takes it once and keeps it to its end.</summary>
internal sealed class RulesInForce(Rulebook rules)
{
    private volatile Rulebook _current = rules;

    public Rulebook Current
    {
        get => _current;
        set => _current = value;
    }
}
