using LeadSync.Journey.Simulating;

namespace LeadSync.Cli.Simulating;

/// <summary>The answer of <c>simulate --json</c>.</summary>
/// <param name="Leads">How many were looked at in this time.</param>
/// <param name="AsItWas">How many of them the rules in force decide as they were really decided.</param>
internal sealed record SimulationAnswer(
    DateTimeOffset Since,
    DateTimeOffset Until,
    int Leads,
    int AsItWas,
    SimulationFigures InForce,
    SimulationFigures Other,
    IReadOnlyList<SimulatedDifference> Differences,
    IReadOnlyList<string> Notes)
{
    public static SimulationAnswer Of(SideBySide comparison, IReadOnlyList<string> notes) => new(
        comparison.Past.Since,
        comparison.Past.Until,
        comparison.Past.Leads.Count,
        comparison.AsItWas,
        SimulationFigures.Of(comparison.InForce),
        SimulationFigures.Of(comparison.Other),
        [.. comparison.Differences.Select(one => new SimulatedDifference(one.Lead.Value, one.Who, one.What, one.InForce, one.Other))],
        notes);
}

/// <param name="Broken">Deadlines that were not kept, by clock.</param>
/// <param name="Unknown">Leads of which nobody knows what sales would have done, from some time on.</param>
internal sealed record SimulationFigures(int Mqls, IReadOnlyDictionary<string, int> Handoffs, IReadOnlyDictionary<string, int> Broken, int Unknown)
{
    public static SimulationFigures Of(Tally tally) => new(tally.Mqls, tally.Handoffs, tally.Broken, tally.Unknown);
}

/// <param name="Lead">LeadSync's id.</param>
/// <param name="Who">E-mail address, else the contact's id.</param>
internal sealed record SimulatedDifference(string Lead, string Who, string What, string InForce, string Other);
