namespace LeadSync.Rules;

/// <summary>A mapping that was added while leads were linked: they do not carry it until they are next looked at.</summary>
/// <param name="Leads">Linked leads without it.</param>
internal sealed record NewMapping(FieldRule Rule, int Leads)
{
    /// <summary>How to bring it to all of them.</summary>
    public string Remedy => $"leadsync backfill --field \"{Rule.Name}\"";

    public override string ToString() => $"{Rule.Name} is new, and {Leads:N0} linked {(Leads == 1 ? "lead does" : "leads do")} not carry it yet: {Remedy}";
}

/// <summary>The mappings whose backfill is offered now.</summary>
internal sealed class NewMappings
{
    private volatile IReadOnlyList<NewMapping> _now = [];

    public IReadOnlyList<NewMapping> Now
    {
        get => _now;
        set => _now = value;
    }
}
