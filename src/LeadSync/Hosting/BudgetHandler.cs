namespace LeadSync.Hosting;

/// <summary>Counts every request that leaves against the day's budget, and holds it back when the budget is spent.</summary>
/// <param name="budget">The vendor's budget.</param>
/// <param name="kindOf">Whether a request reads or writes.</param>
/// <param name="accountUse">The account's use and limit as an answer's headers tell them; null when they do not.</param>
internal sealed class BudgetHandler(
    ApiBudget budget,
    Func<HttpRequestMessage, CallKind> kindOf,
    Func<HttpResponseMessage, (long Used, long Limit)?> accountUse) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (budget.RefusalOf(kindOf(request)) is { } refusal)
            throw new NotSentException(refusal);

        budget.Count();
        var answer = await base.SendAsync(request, cancellationToken);
        if (accountUse(answer) is { } use)
            budget.Report(use.Used, use.Limit);
        return answer;
    }
}
