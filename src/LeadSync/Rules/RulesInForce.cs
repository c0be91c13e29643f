namespace LeadSync.Rules;

/// <summary>The rulebook that decides now. A look takes it once and keeps it to its end.</summary>
/// <param name="rules">What the worker was started with.</param>
/// <param name="since">When it was started.</param>
internal sealed class RulesInForce(Rulebook rules, DateTimeOffset since = default)
{
    private volatile RulesState _state = new(rules, since);

    public Rulebook Current => _state.Rules;

    /// <summary>The rules with everything there is to say about them; replaced as a whole, so that no reader sees half of a change.</summary>
    public RulesState State
    {
        get => _state;
        set => _state = value;
    }
}
