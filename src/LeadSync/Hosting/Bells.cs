namespace LeadSync.Hosting;

/// <summary>Who is woken by what: the journey by new work, each delivery by a new outbox row for its target.</summary>
internal sealed class Bells
{
    private readonly Dictionary<string, WakeUp> _deliveries;

    public Bells(IEnumerable<string> targets) => _deliveries = targets.ToDictionary(target => target, _ => new WakeUp());

    /// <summary>Rings when a lead needs a look.</summary>
    public WakeUp Work { get; } = new();

    /// <summary>Rings when something waits for a target.</summary>
    public WakeUp Delivery(string target) => _deliveries[target];

    public void RingDeliveries()
    {
        foreach (var bell in _deliveries.Values) bell.Ring();
    }
}
