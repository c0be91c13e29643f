using LeadSync.Cli;
using LeadSync.Rules;
using LeadSync.Rules.Schemas;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Rules.Schemas;

public sealed class SchemaFilesTests
{
    public static TheoryData<string> Files => [.. ConfigDirectory.FileNames];

    public static TheoryData<string> SchemaNames => [.. SchemaFile.All().Select(file => file.Name)];

    /// <summary>Mistakes that no schema sees: names that another place defines, an order, two places that contradict each other, broken YAML.</summary>
    /// <remarks>21 is a country: a schema could list them all, and would then refuse the spellings and cases that LeadSync takes.</remarks>
    private static readonly int[] Unseen = [7, 11, 12, 14, 18, 19, 20, 21, 23, 25, 27, 28, 29];

    [Fact]
    public void Every_file_of_a_configuration_has_one() =>
        SchemaFile.All().Select(file => file.Name).ShouldBe(ConfigDirectory.FileNames.Select(SchemaFile.NameFor));

    /// <summary>`leadsync schema` writes them again.</summary>
    [Theory]
    [MemberData(nameof(SchemaNames))]
    public void The_shipped_schemas_are_those_that_the_program_would_write(string name) =>
        Repository.Text($"config/schema/{name}").ShouldBe(SchemaFile.All().Single(file => file.Name == name).Text);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_file_keeps_to_its_schema(string file)
    {
        EditorView.Underlined(file, ConfigDirectory.Shipped(file).Text).ShouldBeEmpty();
        EditorView.Underlined(file, ConfigDirectory.Demo().Single(demo => demo.Name == file).Text).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("config", "schema")]
    [InlineData("config/demo", "../schema")]
    public void The_first_line_of_every_shipped_file_leads_an_editor_to_its_schema(string folder, string way)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml"))
        {
            var named = $"{way}/{SchemaFile.NameFor(Path.GetFileName(path))}";

            File.ReadLines(path).First().ShouldBe($"# yaml-language-server: $schema={named}");
            File.Exists(Path.Combine(Path.GetDirectoryName(path)!, named)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Seventeen_of_the_thirty_mistakes_are_underlined_while_they_are_typed()
    {
        var seen = ConfigurationMistakes.All.Where(mistake => !Unseen.Contains(mistake.Number)).ToList();

        seen.Count.ShouldBe(17);
        foreach (var mistake in seen)
            EditorView.Takes(mistake.File, mistake.Apply(ConfigDirectory.Shipped(mistake.File).Text)).ShouldBeFalse($"{mistake}");
    }

    [Fact]
    public async Task The_command_writes_them_beside_a_configuration_of_ones_own()
    {
        using var config = TempConfig.Empty();

        (await CommandLine.RunAsync(["schema", "--config", config.Directory], TextWriter.Null, TextWriter.Null)).ShouldBe(ExitCode.Good);

        foreach (var file in SchemaFile.All())
            (await File.ReadAllTextAsync(Path.Combine(config.Directory, "schema", file.Name), TestContext.Current.CancellationToken)).ShouldBe(file.Text);
    }

    [Fact]
    public async Task The_command_makes_no_directory_that_was_misspelt() =>
        (await CommandLine.RunAsync(["schema", "--config", "no/such/place"], TextWriter.Null, TextWriter.Null)).ShouldBe(ExitCode.No);
}
