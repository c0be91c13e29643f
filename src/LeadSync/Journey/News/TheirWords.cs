using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>What HubSpot shows of a person that is not LeadSync's own word.</summary>
internal static class TheirWords
{
    /// <summary>Everything that a rule can depend on and that they have said.</summary>
    /// <param name="cycle">The journey to sales that the lead is on; 0 before the first.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Of(IReadOnlyDictionary<string, string?> contact, int cycle, StageRules stages) =>
        WantedFields.Inputs(contact).Where(property => Are(property.Key, property.Value, cycle, stages));

    /// <summary>Once sales has had the lead, a value that a stage of <c>stages.yaml</c> writes is taken to have been written by it.</summary>
    public static bool Are(string property, string? value, int cycle, StageRules stages) =>
        cycle == 0 || !stages.Stages.Any(stage => stage.HubSpot.TryGetValue(property, out var written) && written == value);
}
