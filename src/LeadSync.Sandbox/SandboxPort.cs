using LeadSync.Sandbox.Control;

namespace LeadSync.Sandbox;

/// <summary>What tests control of one lookalike: its clock, counts, faults and limits. Each port has its own.</summary>
internal sealed class SandboxPort
{
    private readonly LimitSettings limitsAtStart;
    private volatile LimitSettings limits;

    public SandboxPort(SandboxOptions options, LimitSettings limitsAtStart)
    {
        this.limitsAtStart = limits = limitsAtStart;
        Options = options;
        Clock = new SandboxClock(options);
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public CallJournal Calls { get; } = new();

    public WriteJournal Writes { get; } = new();

    public FaultList Faults { get; } = new();

    public LimitSettings Limits
    {
        get => limits;
        set => limits = value;
    }

    public void Reset()
    {
        Clock.Reset();
        Calls.Clear();
        Writes.Clear();
        Faults.Clear();
        Limits = limitsAtStart;
    }
}
