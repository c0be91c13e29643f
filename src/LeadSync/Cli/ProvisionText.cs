using System.Text;

namespace LeadSync.Cli;

/// <summary>The answer of <c>provision</c> for people.</summary>
internal static class ProvisionText
{
    public static string Of(ProvisionAnswer answer)
    {
        var text = new StringBuilder();
        foreach (var made in answer.Made) text.Append(answer.DryRun ? "would make  " : "made        ").Append(made).Append('\n');
        foreach (var wrong in answer.Wrong) text.Append("not so      ").Append(wrong.What).Append(": ").Append(Sentence(wrong.Wrong)).Append(Sentence(wrong.Remedy)).Append('\n');
        if (answer.Checklist.Count > 0) text.Append("\nLeft for an administrator, where it is not done yet:\n");
        foreach (var item in answer.Checklist) text.Append("  - ").Append(item).Append('\n');
        return text.Append('\n').Append(Sum(answer)).Append('\n').ToString();
    }

    private static string Sum(ProvisionAnswer answer)
    {
        var there = $"{answer.There} {(answer.There == 1 ? "thing was" : "things were")} there already";
        var made = (answer.Made.Count, answer.DryRun) switch
        {
            (0, _) when answer.Wrong.Count == 0 => $"Nothing to make: all {answer.There} things are there.",
            (0, _) => $"Nothing made; {there}.",
            (var count, true) => $"Would make {count}; {there}.",
            (var count, false) => $"Made {count}; {there}.",
        };
        return answer.Wrong.Count == 0 ? made : $"{made} {answer.Wrong.Count} {(answer.Wrong.Count == 1 ? "is" : "are")} not as LeadSync needs {(answer.Wrong.Count == 1 ? "it" : "them")}.";
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : text.EndsWith('.') ? $"{text} " : $"{text}. ";
}
