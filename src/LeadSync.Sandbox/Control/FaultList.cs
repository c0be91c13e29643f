using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>The faults still to happen, in the order they were asked for.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> faults = [];
    private readonly Lock gate = new();

    public void Add(IEnumerable<Fault> more)
    {
        lock (gate)
            faults.AddRange(more);
    }

    public IReadOnlyList<Fault> Open()
    {
        lock (gate)
            return [.. faults];
    }

    /// <summary>The first fault that hits this call, its count lowered by one.</summary>
    public Fault? Take(HttpRequest request)
    {
        lock (gate)
        {
            var at = faults.FindIndex(fault => fault.Matches(request));
            if (at < 0)
                return null;

            var fault = faults[at];
            if (fault.Times is 1)
                faults.RemoveAt(at);
            else if (fault.Times is { } times)
                faults[at] = fault with { Times = times - 1 };
            return fault;
        }
    }

    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }
}
