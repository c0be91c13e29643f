namespace LeadSync.Hosting;

/// <summary>
/// How many of a vendor's daily calls are used, by everybody and by us, and whether one more may leave.
/// Fed by every request (own counting) and by the vendor's headers; safe for all threads.
/// </summary>
/// <remarks>
/// Reads stop before writes: what is already decided must still be delivered while nothing new is looked at.
/// Own counting starts at zero with the process; the vendor's figure does not, and either one stops us.
/// </remarks>
/// <param name="system">"HubSpot" or "Salesforce".</param>
/// <param name="share">Our part of the daily limit, 0 to 1.</param>
/// <param name="assumedLimit">Daily calls of the whole account until a header tells; null when nothing can be assumed.</param>
/// <param name="time">The clock.</param>
internal sealed class ApiBudget(string system, double share, long? assumedLimit, TimeProvider time)
{
    private const double ReadsStopAtAccountUse = 0.80;
    private const double WritesStopAtAccountUse = 0.95;
    private const double ReadsStopAtShareUse = 0.95;

    // The account's use falls while nobody asks, and only an answer tells: now and then one call goes to look.
    private static readonly TimeSpan Probe = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly RollingDay _own = new();
    private long _accountUsed;
    private long? _accountLimit = assumedLimit;
    private DateTimeOffset _pausedUntil;
    private string? _pauseReason;
    private DateTimeOffset _lastCall;

    /// <summary>Why a call may not leave now; null when it may.</summary>
    public string? RefusalOf(CallKind kind)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _pausedUntil)
                return $"paused until {_pausedUntil:u}: {_pauseReason}";
            if (_accountLimit is not { } limit)
                return null;

            var accountCap = (long)(limit * (kind == CallKind.Read ? ReadsStopAtAccountUse : WritesStopAtAccountUse));
            if (_accountUsed >= accountCap && now - _lastCall < Probe)
                return $"{_accountUsed} of the {limit} daily calls of the whole account are used; {Plural(kind)} stop at {accountCap}";

            var shareCap = (long)(limit * share * (kind == CallKind.Read ? ReadsStopAtShareUse : 1));
            var own = _own.Total(now);
            return own >= shareCap
                ? $"{own} calls made in 24 hours; {Plural(kind)} stop at {shareCap}, our share of the {limit} daily calls"
                : null;
        }
    }

    /// <summary>One call of ours leaves.</summary>
    public void Count()
    {
        lock (_gate)
        {
            _lastCall = time.GetUtcNow();
            _own.Add(_lastCall);
            _accountUsed++; // until the answer's headers correct it
        }
    }

    /// <summary>The vendor's own figures, from the headers of an answer.</summary>
    public void Report(long accountUsed, long accountLimit)
    {
        if (accountLimit <= 0)
            return;
        lock (_gate)
            (_accountUsed, _accountLimit) = (accountUsed, accountLimit);
    }

    /// <summary>The vendor said that the day's calls are spent: nothing leaves for a while, then one call probes.</summary>
    public void Pause(TimeSpan duration, string reason)
    {
        lock (_gate)
            (_pausedUntil, _pauseReason) = (time.GetUtcNow() + duration, reason);
    }

    /// <summary>The figures for the status page.</summary>
    public BudgetReading Read()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var ownLimit = _accountLimit is { } limit ? (long?)(limit * share) : null;
            DateTimeOffset? paused = now < _pausedUntil ? _pausedUntil : null;
            return new BudgetReading(system, _own.Total(now), ownLimit, RollingDay.Seconds, _accountUsed, _accountLimit, paused);
        }
    }

    private static string Plural(CallKind kind) => kind == CallKind.Read ? "reads" : "writes";
}

/// <summary>Whether a call changes anything at the vendor.</summary>
internal enum CallKind
{
    /// <summary>May be repeated freely.</summary>
    Read,

    /// <summary>Repeated only when it was certainly not executed.</summary>
    Write,
}

/// <summary>A vendor's call budget at one moment.</summary>
/// <param name="System">"HubSpot" or "Salesforce".</param>
/// <param name="Used">Calls we made in the last <paramref name="WindowSeconds"/>.</param>
/// <param name="Limit">Our share of the account's limit in calls; null until the limit is known.</param>
/// <param name="WindowSeconds">The window of all figures, in seconds.</param>
/// <param name="AccountUsed">Calls of all applications of the account, as the vendor last reported.</param>
/// <param name="AccountLimit">The account's limit; null until known.</param>
/// <param name="PausedUntil">Nothing leaves before this moment; null when calls flow.</param>
internal sealed record BudgetReading(
    string System, long Used, long? Limit, int WindowSeconds, long AccountUsed, long? AccountLimit, DateTimeOffset? PausedUntil);
