using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>What HubSpot shows of a person that is not LeadSync's own word.</summary>
internal static class TheirWords
{
    /// <summary>Once sales has had the lead, a value that a stage of <c>stages.yaml</c> writes is taken to have been written by it.</summary>
    /// <param name="cycle">The journey to sales that the lead is on; 0 before the first.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Of(IReadOnlyDictionary<string, string?> contact, int cycle, StageRules stages) =>
        WantedFields.Inputs(contact).Where(property => cycle == 0 || !stages.Stages.Any(stage => stage.HubSpot.TryGetValue(property.Key, out var written) && written == property.Value));
}
