using System.CommandLine;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>erase</c>: privacy. Forgets a person everywhere LeadSync keeps them.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var command = new Command("erase", "Privacy: forget a person everywhere LeadSync keeps them, and take LeadSync's fields back in Salesforce");
        var who = new Argument<string>("WHO") { Description = $"The person, by {LeadFinder.WhatIsSearched}" };
        var data = SharedOptions.Data();
        var config = SharedOptions.Config();
        command.Add(who);
        command.Add(data);
        command.Add(config);
        command.SetAction(async (parsed, token) =>
        {
            var store = StorePath.Existing(parsed.GetValue(data), Configuration.ToExplain(parsed.GetValue(config)!).Settings, parsed.InvocationConfiguration.Error);
            if (!Database.Amend(store.Database, session => Erase(session, parsed.GetValue(who)!.Trim())))
                throw new RefusedException($"Nothing is kept in {store.Database} of anybody meant by that. Searched by {LeadFinder.WhatIsSearched}.");

            var isClean = await Database.ScrubAsync(store.Database, token);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Sentence(isClean));
            return isClean ? ExitCode.Good : ExitCode.No;
        });
        return command;
    }

    private static bool Erase(SqlSession session, string who)
    {
        var now = TimeProvider.System.GetUtcNow();

        // An address means everybody who has it: there may be several, and none of them by this address first.
        if (who.Contains('@', StringComparison.Ordinal)) return Erasure.OfAddress(session, who.ToLowerInvariant(), now);
        return LeadFinder.Find(session, who) is { } lead ? Erasure.OfLead(session, lead.Id, now) : who.All(char.IsAsciiDigit) && Erasure.OfContact(session, who, now);
    }

    private static string Sentence(bool isClean) => isClean
        ? """
          Forgotten: nothing is left in the store, and the contact is not taken in again.
          Still to do: the worker empties LeadSync's fields in Salesforce and tells the owner. The contact in HubSpot and the record in Salesforce are not LeadSync's to delete: erase the contact in HubSpot, and ask sales about theirs.
          """
        : "Forgotten, but the store's log could not be emptied because somebody reads it all the time. Run the command once more, or restart the worker.";
}
