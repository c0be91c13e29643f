using System.CommandLine;
using System.Text.Json;
using LeadSync.Dashboard;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>explain</c>: one lead's whole story.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var command = new Command("explain", "Tell one lead's whole story: where it is and why, who has it and until when, what was said to whom");
        var who = new Argument<string>("WHO") { Description = $"The lead, by {LeadFinder.WhatIsSearched}" };
        var data = SharedOptions.Data();
        var config = SharedOptions.Config();
        var json = SharedOptions.Json();
        command.Add(who);
        command.Add(data);
        command.Add(config);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var rules = Configuration.ToExplain(parsed.GetValue(config)!);
            var store = StorePath.Existing(parsed.GetValue(data), rules.Settings, parsed.InvocationConfiguration.Error);
            var stored = Database.Peek(store.Database, session => StoredLead.Find(session, parsed.GetValue(who)!))
                ?? throw new RefusedException($"No lead in {store.Database} is meant by that. Searched by {LeadFinder.WhatIsSearched}.");
            Tell(stored, store == StorePath.Demo ? Configuration.Demo() : rules, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCode.Good;
        });
        return command;
    }

    private static void Tell(StoredLead stored, Rulebook rules, bool json, TextWriter output)
    {
        var story = new Story(stored, rules, TimeProvider.System.GetUtcNow()).Tell();
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new LeadExplained(story, LeadStory.Of(stored.Lead, stored.History)), CliJson.Default.LeadExplained));
            return;
        }

        foreach (var (index, section) in story.Index())
        {
            if (index > 0) output.WriteLine($"\n{section.Title}");
            foreach (var sentence in section.Sentences) output.WriteLine(index == 0 ? sentence : $"  {sentence}");
        }
    }
}

/// <summary>The answer of <c>explain --json</c>: the sentences, and the values they were made from.</summary>
internal sealed record LeadExplained(IReadOnlyList<StorySection> Story, LeadStory State);
