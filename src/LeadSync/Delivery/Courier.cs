using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Brings rows to one target. Gives one outcome per row and throws for none of the vendor's answers.</summary>
internal abstract class Courier
{
    public abstract Task<IReadOnlyList<Delivered>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken token);
}
