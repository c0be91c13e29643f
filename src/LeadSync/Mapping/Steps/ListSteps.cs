using LeadSync.Mapping.Fits;
using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary>Steps for lists, which both systems tell as one text: a;b;c.</summary>
internal static class ListSteps
{
    public static string First(string value) => PicklistFit.Parts(value) is [var first, ..] ? first : "";

    /// <summary><c>{ join: " / " }</c>: the values as a sentence would list them; a comma where nothing is said.</summary>
    public static string Join(string value, Transform step) => string.Join(step.Words is [var between, ..] ? between : ", ", PicklistFit.Parts(value));
}
