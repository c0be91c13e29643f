using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Something about a lead that somebody may want to know.</summary>
/// <param name="Kinds">What <c>tell</c> may call it; where several rules tell one receiver, the first kind writes the message.</param>
/// <param name="What">What the person did, after their name: "read about prices".</param>
/// <param name="Why">Why the lead is ready; null where that is no news.</param>
/// <param name="Sign">What was seen; null where nothing was.</param>
internal sealed record AlertEvent(IReadOnlyList<string> Kinds, string What, string? Why, Sign? Sign)
{
    private const string IsNew = "is a new lead";

    public static AlertEvent Handoff(Readiness readiness) => readiness.HandRaiser
        ? new AlertEvent([AlertKind.HandRaise, AlertKind.Assigned], readiness.Because, null, null)
        : new AlertEvent([AlertKind.Assigned], IsNew, readiness.Because, null);

    /// <summary>The promise that it is about; null where it is about none.</summary>
    public Clock? Clock { get; init; }

    /// <summary>Whom the agreement itself names, beside those whom <c>tell</c> names.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Something is wrong and a person has to see to it: it is never told to nobody.</summary>
    public bool IsAlarm { get; init; }

    private string Step { get; init; } = "";

    /// <summary>A step of a promise's ladder.</summary>
    /// <param name="number">Its place on the ladder.</param>
    public static AlertEvent Promise(Clock clock, ClockStep step, int number)
    {
        var kind = step.Deed == LadderDeed.Remind ? AlertKind.Reminder : AlertKind.Escalation;
        return new AlertEvent([kind], Stands(clock, kind), null, null)
        {
            Clock = clock,
            To = step.To.Length > 0 ? [step.To] : [],
            IsAlarm = kind == AlertKind.Escalation,
            Step = $"{kind}/{clock.Name}.{clock.Started.ToUnixTimeSeconds()}.{number}.",
        };
    }

    /// <summary>A lead is back with marketing.</summary>
    /// <param name="refused">What Salesforce refused of it, in its own words; null where it took all.</param>
    public static AlertEvent Returned(Lead lead, string? refused) =>
        new([AlertKind.Returned], "came back to marketing", refused is null ? lead.ReturnReason : $"{lead.ReturnReason}. {refused}", null) { Step = $"{AlertKind.Returned}/{lead.Returns}.", IsAlarm = refused is not null };

    /// <summary>Salesforce refuses to give a lead back, whatever is left out of it.</summary>
    public static AlertEvent Stuck(string because) =>
        new([AlertKind.Escalation], "could not go back to marketing", because, null) { Step = $"{AlertKind.Escalation}/return.{Letters.Hash(because)}.", IsAlarm = true };

    /// <summary>A lead that nobody will work on, and no rule can mend that.</summary>
    public static AlertEvent Orphan(string because) =>
        new([AlertKind.Orphan], "has nobody who works on it", because, null) { Step = $"{AlertKind.Orphan}/{Letters.Hash(because)}.", IsAlarm = true };

    public static AlertEvent Seen(Sign sign) => new([sign.Kind], sign.What, null, sign);

    /// <summary>The last two parts of a message's key, but for whom it is to reach: the same event is told once under it.</summary>
    public string Key => Step.Length > 0 ? Step : Sign is { } sign ? $"{sign.Kind}/{sign.Day:yyyy-MM-dd}.{Letters.Hash(sign.What)}." : $"{AlertKind.Assigned}/";

    /// <summary>As one kind of rule tells it.</summary>
    public string WhatFor(string kind) => kind == AlertKind.Assigned ? IsNew : What;

    private static string Stands(Clock clock, string kind) => (clock, kind) switch
    {
        ({ IsWatch: true, Terms.Within: { TotalDays: >= 2 } within }, _) => $"has not moved for {within.TotalDays:0} days",
        ({ IsWatch: true, Terms.Within: var within }, _) => $"has not moved for {within.TotalHours:0.#} hours",
        ({ Breached: null }, AlertKind.Reminder) => $"is still to be {clock.Done}",
        ({ Breached: null }, _) => $"is still not {clock.Done}",
        _ => $"was not {clock.Done} in time",
    };
}
