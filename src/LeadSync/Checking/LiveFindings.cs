using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Everything in a configuration that the live systems, as they are now, speak against.</summary>
internal static class LiveFindings
{
    public static IReadOnlyList<Finding> Of(Rulebook rules, LivePicture live) =>
    [
        .. AccessFindings.Of(rules, live),
        .. PropertyFindings.Of(rules, live.Schema),
        .. FieldFindings.Of(rules, live),
        .. RequiredFindings.Of(rules, live.Schema),
        .. StageFindings.Of(rules, live),
        .. PeopleFindings.Of(rules, live),
        .. NativeSyncFindings.Of(rules, live),
        .. SampleFindings.Of(rules, live),
    ];
}
