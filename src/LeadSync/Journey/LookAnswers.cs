using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey;

/// <summary>Answers what looks ask, both systems in bulk.</summary>
internal sealed class LookAnswers(MarketingReader marketing, SalesReader sales)
{
    /// <param name="mustBeFresh">A poll's row is not enough: the look has seen it, and asks all the same.</param>
    public async Task<IReadOnlyList<PreparedLook>> AnswerAsync(
        IReadOnlyList<PreparedLook> asking, Rulebook rules, Desk desk, bool mustBeFresh, DateTimeOffset now, CancellationToken token)
    {
        var answered = await marketing.AnswerAsync(asking, rules, token);
        var toSales = answered.Where(look => look.Asks.HasFlag(Ask.Sales)).ToList();
        var answers = await sales.ReadAsync(toSales, desk, rules, mustBeFresh, now, token);
        return [.. answered.Select(look => answers.GetValueOrDefault(look.Lead.Id, look))];
    }
}
