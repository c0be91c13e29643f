namespace LeadSync.Rules;

/// <summary>Findings as plain lines, one each: <c>fields.yaml:12  what is wrong. Remedy.</c></summary>
internal static class FindingsText
{
    /// <summary>What stands in the way first, then the notes; within each by file and line.</summary>
    public static string Of(IEnumerable<Finding> findings, Purpose purpose) =>
        string.Concat(findings
            .OrderByDescending(finding => finding.Stops(purpose))
            .ThenBy(finding => finding.At.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.At.Line)
            .Select(finding => $"{Line(finding, purpose)}\n"));

    public static string Line(Finding finding, Purpose purpose)
    {
        var note = finding.Stops(purpose) ? "" : "note: ";
        return $"{finding.At}  {note}{Sentence(finding.Wrong)} {Sentence(finding.Remedy)}".TrimEnd();
    }

    private static string Sentence(string text) =>
        text.Length == 0 || text.EndsWith('.') || text.EndsWith('?') ? text : $"{text}.";
}
