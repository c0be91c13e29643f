using LeadSync.Journey.News;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>
/// Keeps the looks of one transaction: those that say something, and those that knew something which the last one kept did not. Other rules
/// might have said something of it.
/// </summary>
/// <param name="setup">The desk without turns and loads.</param>
internal sealed class LookKeeping(SqlSession session, Desk setup, Rulebook rules, DateTimeOffset now)
{
    private string? _desk;

    /// <summary>Keeps a look that changed the lead and says so; gives its number.</summary>
    /// <param name="contact">The contact as it is kept from now on; null where HubSpot has none.</param>
    /// <param name="turns">Whose turn it was before.</param>
    public long Keep(PreparedLook look, ContactRow? contact, IReadOnlyDictionary<string, long> turns) => Keep(look, contact, turns, Inputs(look, contact), silent: false);

    /// <summary>Keeps a look that says nothing where it knew something new.</summary>
    public void KeepNews(PreparedLook look, Decision decision, ContactRow? contact, IReadOnlyDictionary<string, long> turns)
    {
        var inputs = Inputs(look, contact);
        if (decision.Lead.CrmStatus != look.Lead.CrmStatus || LookRows.LastInputs(session, look.Lead.Id) != inputs) Keep(look, contact, turns, inputs, silent: true);
    }

    private long Keep(PreparedLook look, ContactRow? contact, IReadOnlyDictionary<string, long> turns, string inputs, bool silent)
    {
        _desk ??= KeepSurroundings();
        var seen = new SeenByLook(look.Lead, contact, look.Marketing.Engagements, look.Sales, turns) { Lists = look.Marketing.Lists };
        return LookRows.Keep(session, look.Lead.Id, now, rules.Hash, seen, _desk, inputs, silent);
    }

    /// <summary>Whom the lead could have gone to, and by which rules: the same for all looks of a transaction.</summary>
    private string KeepSurroundings()
    {
        RuleRows.Keep(session, rules.Hash, () => [.. rules.Files.Select(file => new KeptFile(file.Name, HiddenSecrets.Of(file), file.IsShipped))]);
        return LookRows.KeepDesk(session, setup);
    }

    /// <summary>Fingerprint of what marketing knew, without what LeadSync writes itself.</summary>
    private string Inputs(PreparedLook look, ContactRow? contact) => Fingerprint.Of(
    [
        .. TheirWords.Of(contact?.Properties ?? new Dictionary<string, string?>(), look.Lead.Cycle, rules.Stages),
        KeyValuePair.Create("(exists)", contact is null ? null : "yes"),
        KeyValuePair.Create("(lists)", (string?)string.Join(';', look.Marketing.Lists)),
        KeyValuePair.Create("(did)", (string?)string.Join(';', look.Marketing.Engagements.Select(engagement => engagement.Key))),
    ]);
}
