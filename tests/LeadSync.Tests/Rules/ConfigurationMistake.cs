namespace LeadSync.Tests.Rules;

/// <summary>One mistake an admin makes: an edit of one line of a shipped file, and what has to be said about it.</summary>
/// <param name="Number">As in docs/configuration-mistakes.md.</param>
/// <param name="Right">Stands once in the shipped file.</param>
/// <param name="Wrong">What the admin wrote instead, on the same line.</param>
/// <param name="Said">What is wrong, word for word.</param>
/// <param name="ReportedAt">Stands once in the shipped file, on the line that is named; null: the edited line.</param>
internal sealed record ConfigurationMistake(int Number, string File, string Right, string Wrong, string Said, string Remedy, string? ReportedAt = null)
{
    /// <summary>Edits keep to their line, so that any of them can be drawn together.</summary>
    public string Apply(string text)
    {
        text.Split(Right).Length.ShouldBe(2, $"mistake {Number}: '{Right}' has to stand once in {File}");
        (Right + Wrong).ShouldNotContain('\n');
        return text.Replace(Right, Wrong, StringComparison.Ordinal);
    }

    /// <summary>The line that has to be named, counted in the shipped file.</summary>
    public int Line(string shipped)
    {
        var marker = ReportedAt ?? Right;
        shipped.Split(marker).Length.ShouldBe(2, $"mistake {Number}: '{marker}' has to stand once in {File}");
        return shipped[..shipped.IndexOf(marker, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
    }

    public override string ToString() => $"{Number}: {File}, {Wrong}";
}
