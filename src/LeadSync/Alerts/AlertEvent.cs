using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Something about a lead that somebody may want to know.</summary>
/// <param name="Kinds">What <c>tell</c> may call it; where several rules tell one receiver, the first kind writes the message.</param>
/// <param name="What">What the person did, after their name: "read about prices".</param>
/// <param name="Why">Why the lead is ready; null where that is no news.</param>
/// <param name="Sign">What was seen; null for a handoff.</param>
internal sealed record AlertEvent(IReadOnlyList<string> Kinds, string What, string? Why, Sign? Sign)
{
    private const string IsNew = "is a new lead";

    public static AlertEvent Handoff(Readiness readiness) => readiness.HandRaiser
        ? new AlertEvent([AlertKind.HandRaise, AlertKind.Assigned], readiness.Because, null, null)
        : new AlertEvent([AlertKind.Assigned], IsNew, readiness.Because, null);

    public static AlertEvent Seen(Sign sign) => new([sign.Kind], sign.What, null, sign);

    /// <summary>The last two parts of a message's key, but for whom it is to reach: the same event is told once under it.</summary>
    public string Key => Sign is { } sign ? $"{sign.Kind}/{sign.Day:yyyy-MM-dd}.{Letters.Hash(sign.What)}." : $"{AlertKind.Assigned}/";

    /// <summary>As one kind of rule tells it.</summary>
    public string WhatFor(string kind) => kind == AlertKind.Assigned ? IsNew : What;
}
