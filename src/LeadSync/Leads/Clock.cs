namespace LeadSync.Leads;

/// <summary>One running promise of the agreement; an open clock keeps the terms it was started with.</summary>
/// <param name="Name">As <c>sla.yaml</c> names it: accept, qualify.</param>
/// <param name="Until">The stage that meets it.</param>
/// <param name="Reverts">At the deadline the lead goes back to marketing.</param>
internal sealed record Clock(
    string Name,
    string Until,
    DateTimeOffset Started,
    DateTimeOffset Due,
    bool Reverts,
    DateTimeOffset? Met = null,
    DateTimeOffset? Breached = null,
    DateTimeOffset? Stopped = null)
{
    public bool IsOpen => Met is null && Breached is null && Stopped is null;
}
