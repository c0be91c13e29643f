using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

/// <summary>Has read whatever Decide says that it cannot do without, until it asks for nothing more.</summary>
internal static class LookRounds
{
    /// <summary>An answer can raise one more question: the record, then its other side, then what stood there before, then since when.</summary>
    private const int MostRounds = 4;

    /// <param name="ask">Answers looks by what each asks; told whether the answer must be fresh.</param>
    public static async Task<IReadOnlyList<PreparedLook>> AnswerAsync(
        IReadOnlyList<PreparedLook> prepared,
        Rulebook rules,
        Desk desk,
        DateTimeOffset now,
        Func<IReadOnlyList<PreparedLook>, bool, Task<IReadOnlyList<PreparedLook>>> ask)
    {
        var looks = prepared.ToDictionary(look => look.Lead.Id);

        // Whoever only waits for marketing is decided without a call to Salesforce: Decide itself says when it cannot do without.
        var asking = looks.Values.Select(look => look with { Asks = FirstAsks(look, rules, desk, now) }).Where(look => look.Asks != Ask.None).ToList();
        for (var round = 0; asking.Count > 0 && round < MostRounds; round++)
        {
            var answered = await ask(asking, round > 0);
            foreach (var look in answered) looks[look.Lead.Id] = look;
            asking = [.. answered.Select(look => look with { Asks = Decide(look, rules, desk, now).Asks }).Where(look => look.Asks != Ask.None)];
        }

        return [.. looks.Values];
    }

    private static Ask FirstAsks(PreparedLook look, Rulebook rules, Desk desk, DateTimeOffset now) =>
        (look.Link is not null && look.Work.Sides.HasFlag(Sides.Salesforce) ? Ask.Sales : Ask.None)
        | (look.WaitsForCompany ? Ask.None : Decide(look, rules, desk, now).Asks);

    private static Decision Decide(PreparedLook look, Rulebook rules, Desk desk, DateTimeOffset now) =>
        LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, rules, now);
}
