using System.CommandLine;
using System.Text.Json;
using LeadSync.Rules.Files;
using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary><c>learn</c>: what the leads that are closed say about the rules of scoring. Proposes, and changes nothing.</summary>
internal static class LearnCommand
{
    public static Command Create()
    {
        var command = new Command("learn", "Learn from closed leads how good today's scoring is and what better rules would be; proposes a scoring.yaml and changes nothing");
        var config = SharedOptions.Config();
        var data = SharedOptions.Data();
        var csv = SharedOptions.Csv();
        csv.Description = "Leads from a file instead of the own history; its first row names HubSpot properties, hs_object_id among them";
        var outcomes = new Option<FileInfo>("--outcomes") { Description = "How they ended: hs_object_id, and converted as 1 or 0", HelpName = "FILE" }.AcceptExistingOnly();
        var proposal = new Option<FileInfo>("--out") { Description = "Where to write the proposed scoring.yaml; without it, it is printed", HelpName = "FILE" };
        var json = SharedOptions.Json();
        foreach (var option in (Option[])[config, data, csv, outcomes, proposal, json]) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) is null != result.GetValue(outcomes) is null) result.AddError("--csv and --outcomes go together: the leads, and how they ended.");
            if (result.GetValue(proposal) is { } file && file.FullName == Path.GetFullPath(Path.Combine(result.GetValue(config)!, ScoringFile.Name)))
                result.AddError("--out names the rules in force: write the proposal elsewhere, look at it, and put it there yourself.");
        });
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var rules = RulesToJudge.Read(parsed.GetValue(config)!, error);
            var read = parsed.GetValue(csv) is { } leads
                ? OutcomeFiles.Read(leads.FullName, parsed.GetValue(outcomes)!.FullName)
                : OwnOutcomes.Read(StorePath.Existing(parsed.GetValue(data), rules.Rulebook.Settings, error).Database, rules.Rulebook.Stages);
            if (EnoughData.WhyNot([.. read.Leads.Select(lead => lead.Won)]) is { } tooLittle) throw new RefusedException(tooLittle);

            error.WriteLine($"Learning from {read.Leads.Count:N0} closed leads; with thousands of them that takes a minute.");
            Learn(read, rules, parsed.GetValue(proposal)?.FullName, parsed.GetValue(json), output);
            return ExitCode.Good;
        });
        return command;
    }

    private static void Learn(OutcomesRead read, RulesToJudge rules, string? path, bool json, TextWriter output)
    {
        var learned = Learner.Learn(read.Leads, rules.Rulebook);
        if (LearnWarnings.NothingLearned(learned) is { } nothing) throw new RefusedException(nothing);

        var file = ProposedFile.Of(learned, read.Leads, rules.With);
        var warnings = LearnWarnings.Of(learned, read, rules.Rulebook.Scoring);
        if (path is not null) Write(path, file.Text);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(LearnAnswer.Of(learned, file, [.. LearnWarnings.OfLateInputs(learned), .. warnings], path), CliJson.Default.LearnAnswer));
            return;
        }

        output.Write(LearnText.Of(learned, file, warnings));
        output.Write(path is null ? $"\n{file.Text}" : $"\nThe proposal is in {path}: compare it with your {ScoringFile.Name}, and put it there if you agree.\n");
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be written: {refused.Message}", refused);
        }
    }
}
