using System.Text.RegularExpressions;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Rules;

public sealed partial class ConfigurationMistakesTests
{
    public static TheoryData<int> Numbers => [.. ConfigurationMistakes.All.Select(mistake => mistake.Number)];

    [Fact]
    public void There_are_thirty() => ConfigurationMistakes.All.Select(mistake => mistake.Number).ShouldBe(Enumerable.Range(1, 30));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_mistake_alone_is_named_with_its_line_and_its_remedy(int number)
    {
        var mistake = ConfigurationMistakes.All[number - 1];

        var findings = Read([mistake]);

        ShouldName(findings, mistake);
        findings.Where(finding => finding.Kind == FindingKind.Mistake).Select(finding => finding.At).Distinct().Count()
            .ShouldBe(1, "one mistake is one place");
    }

    [Fact]
    public void Any_six_of_them_with_unclosed_yaml_among_them_are_all_named_at_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var others = ConfigurationMistakes.All.Where(mistake => mistake.Number != ConfigurationMistakes.Unclosed).ToArray();
            random.Shuffle(others);
            var drawn = others.Take(5).Append(ConfigurationMistakes.All[ConfigurationMistakes.Unclosed - 1]).ToList();

            var findings = Read(drawn);

            foreach (var mistake in drawn) ShouldName(findings, mistake);
        }
    }

    [Fact]
    public void All_thirty_together_are_all_named()
    {
        var findings = Read(ConfigurationMistakes.All);

        foreach (var mistake in ConfigurationMistakes.All) ShouldName(findings, mistake);
    }

    [Fact]
    public void The_document_names_each_as_it_is_written_and_as_it_is_said()
    {
        var document = Repository.Text("docs/configuration-mistakes.md");

        foreach (var mistake in ConfigurationMistakes.All)
        {
            document.ShouldContain($"\n{mistake.Number}. ");
            if (mistake.Wrong.Length > 0) document.ShouldContain($"`{mistake.Wrong.Trim()}`");
            document.ShouldContain($"{mistake.File}:LINE  {mistake.Said}. {mistake.Remedy}");
        }
    }

    private static IReadOnlyList<Finding> Read(IReadOnlyList<ConfigurationMistake> mistakes)
    {
        using var config = TempConfig.Shipped();
        foreach (var file in mistakes.GroupBy(mistake => mistake.File))
            config.Write(file.Key, file.Aggregate(ConfigDirectory.Shipped(file.Key).Text, (text, mistake) => mistake.Apply(text)));

        var reading = RulebookReader.Read(config.Directory, TempConfig.Secrets);

        reading.Rulebook.ShouldBeNull("rules with a mistake are never in force");
        return reading.Findings;
    }

    private static void ShouldName(IReadOnlyList<Finding> findings, ConfigurationMistake mistake)
    {
        var said = OtherLine().Replace(FindingsText.Of(findings, Purpose.CheckOffline), " line LINE");
        var line = mistake.Line(ConfigDirectory.Shipped(mistake.File).Text);
        said.ShouldContain($"{mistake.File}:{line}  {mistake.Said}. {mistake.Remedy}");
    }

    /// <summary>Other lines that a finding speaks of may move; its own may not.</summary>
    [GeneratedRegex(@" line \d+", RegexOptions.NonBacktracking)]
    private static partial Regex OtherLine();
}
