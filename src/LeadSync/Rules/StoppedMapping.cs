namespace LeadSync.Rules;

/// <summary>A mapping that stands still, since a field it names is gone or hidden.</summary>
/// <param name="Because">What is missing and what to do.</param>
internal sealed record StoppedMapping(FieldRule Rule, string Because);

/// <summary>The mappings that stand still now; all others go on.</summary>
internal sealed class MappingStops
{
    private volatile IReadOnlyList<StoppedMapping> _now = [];

    public IReadOnlyList<StoppedMapping> Now
    {
        get => _now;
        set => _now = value;
    }
}
