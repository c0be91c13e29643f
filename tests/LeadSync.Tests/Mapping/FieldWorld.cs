using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Mapping;

/// <summary>One field on two sides without any wire: people edit, LeadSync looks and writes, answers get lost, searches lag.</summary>
/// <param name="tellsWho">The histories tell of each entry whether it was LeadSync's.</param>
internal sealed class FieldWorld(FieldRule rule, bool tracksHistory = true, FieldKind kind = FieldKind.Text, bool tellsWho = false)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly FieldShape _hubspotShape = new("h", kind);
    private readonly FieldShape _salesforceShape = new("s", kind);
    private readonly List<SeenValue> _hubspot = [new("", Start.AddDays(-9))];
    private readonly List<SeenValue> _salesforce = [new("", Start.AddDays(-9))];
    private string _seenInSalesforce = "";
    private (string? ToSalesforce, string? ToHubSpot) _waiting;
    private (string? ToSalesforce, string? ToHubSpot) _underWay;

    public DateTimeOffset Now { get; private set; } = Start;
    public FieldMemory Memory { get; private set; } = FieldMemory.None;
    public string HubSpot => _hubspot[0].Value;
    public string Salesforce => _salesforce[0].Value;

    /// <summary>Everything LeadSync wrote: side, from, to.</summary>
    public List<(string Side, string From, string To)> Writes { get; } = [];

    /// <summary>What the story of the lead names as having given way.</summary>
    public HashSet<string> Accounted { get; } = [];

    /// <summary>Did LeadSync's last look want to write?</summary>
    public bool WantsToWrite => _waiting != default;

    public bool IsAtRest => _waiting == default && _underWay == default;

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>Somebody has said at HubSpot, in so many words, that mail is welcome.</summary>
    public bool SaidNoInHubSpot { get; private set; }

    public void EditHubSpot(string value)
    {
        SaidNoInHubSpot |= value == "false";
        Set(_hubspot, value, tellsWho);
    }

    public void EditSalesforce(string value) => Set(_salesforce, value, tellsWho);

    /// <summary>A look: at first with what happens to be known, then with whatever the rule asks to be read.</summary>
    /// <param name="hubspotIsStale">The contact comes from a search that does not know the last change yet.</param>
    /// <param name="salesforceIsRead">False: only HubSpot moved.</param>
    public FieldDecision Look(bool hubspotIsStale = false, bool salesforceIsRead = true) => Look(Case(hubspotIsStale, salesforceIsRead, history: false));

    /// <summary>A look because of an answer or a poll: what no look has seen yet comes as a poll's row, the rest is remembered.</summary>
    private FieldDecision LookAtNews()
    {
        var news = Case(hubspotIsStale: false, salesforceIsRead: Salesforce != _seenInSalesforce, history: false);
        return Look(news with { HubSpot = news.HubSpot with { IsRead = false }, Salesforce = news.Salesforce with { IsRead = Memory.Agreed is null && news.Salesforce.IsRead } });
    }

    private FieldDecision Look(FieldCase first)
    {
        var decision = FieldMerge.Decide(first);
        for (var rounds = 0; decision.Asks != Ask.None; rounds++)
        {
            if (rounds == 3) throw new InvalidOperationException($"It asks for ever: {decision.Asks}");
            decision = FieldMerge.Decide(Case(false, true, history: rounds > 0 || decision.Asks.HasFlag(Ask.History)));
        }

        foreach (var loss in decision.Losses) Accounted.Add(loss.Value);
        if (decision.ToSalesforce is { } up) Accounted.Add(up.From);
        if (decision.ToHubSpot is { } down) Accounted.Add(down.From);
        Memory = decision.Memory;
        _waiting = (decision.ToSalesforce?.To, decision.ToHubSpot?.To);
        return decision;
    }

    /// <summary>The courier takes what waits.</summary>
    public void Take()
    {
        if (_underWay != default) return;

        (_underWay, _waiting) = (_waiting, default);
    }

    /// <param name="arrives">Did the write happen?</param>
    /// <param name="answered">Did LeadSync hear of it?</param>
    public void Land(bool arrives = true, bool answered = true)
    {
        var (toSalesforce, toHubSpot) = _underWay;
        _underWay = default;
        if (arrives && toSalesforce is not null) Write("Salesforce", _salesforce, toSalesforce);
        if (arrives && toHubSpot is not null) Write("HubSpot", _hubspot, toHubSpot);
        if (!arrives || !answered)
        {
            if (toSalesforce is not null && Memory.ToSalesforce is { } lost) Memory = Memory with { ToSalesforce = lost with { IsUncertain = true } };
            if (toHubSpot is not null && Memory.ToHubSpot is { } gone) Memory = Memory with { ToHubSpot = gone with { IsUncertain = true } };
            return;
        }

        if (toSalesforce is not null && Memory.ToSalesforce is { } up && up.Value == toSalesforce) Memory = Memory with { ToSalesforce = up with { Landed = true } };
        if (toHubSpot is not null && Memory.ToHubSpot is { } down && down.Value == toHubSpot) Memory = Memory with { ToHubSpot = down with { Landed = true } };
    }

    /// <summary>The same write comes in twice, as a retry below us may do.</summary>
    public void LandTwice()
    {
        var same = _underWay;
        Land(answered: false);
        _underWay = same;
        Land();
    }

    /// <summary>Nobody edits any more: looks and deliveries until nothing moves.</summary>
    public int Settle()
    {
        for (var rounds = 0; rounds < 12; rounds++)
        {
            Pass(TimeSpan.FromSeconds(1));
            Land();
            LookAtNews();
            if (IsAtRest) return rounds;
            Take();
        }

        throw new InvalidOperationException($"It never settles: {HubSpot} | {Salesforce} | {Memory}");
    }

    private void Write(string side, List<SeenValue> values, string value)
    {
        Writes.Add((side, values[0].Value, value));
        Set(values, value, byOthers: false);
    }

    private void Set(List<SeenValue> values, string value, bool byOthers)
    {
        if (values[0].Value != value) values.Insert(0, new SeenValue(value, Now, byOthers));
    }

    private FieldCase Case(bool hubspotIsStale, bool salesforceIsRead, bool history)
    {
        var seen = hubspotIsStale && _hubspot.Count > 1 ? _hubspot[1].Value : HubSpot;
        var remembered = Memory.ToSalesforce is { Landed: true } sent ? sent.Value : Memory.ToSalesforce?.Over ?? Memory.ToHubSpot?.Source ?? Memory.Agreed?.Salesforce;
        var isRead = salesforceIsRead || remembered is null;
        if (isRead) _seenInSalesforce = Salesforce;
        var hubspot = new FieldSide(seen, _hubspotShape, value => Translation.ToCrm(rule, value, _hubspotShape, _salesforceShape, TranslationContext.Empty))
        {
            IsRead = !hubspotIsStale && history | salesforceIsRead,
            IsBeingWritten = _underWay.ToHubSpot is not null,
        };
        var salesforce = new FieldSide(isRead ? Salesforce : remembered!, _salesforceShape, value => Translation.ToMarketing(rule, value, _salesforceShape, _hubspotShape, TranslationContext.Empty))
        {
            IsRead = isRead,
            IsBeingWritten = _underWay.ToSalesforce is not null,
        };
        if (history)
        {
            hubspot = hubspot with { At = _hubspot[0].At, History = [.. _hubspot] };
            salesforce = tracksHistory
                ? salesforce with { At = _salesforce[0].At, History = [.. _salesforce] }
                : salesforce with { At = Memory.SeenInSalesforce is { } before && before.Value == Salesforce ? before.At : Now };
        }

        return new FieldCase(rule, Memory, hubspot, salesforce, Now) { HistoryIsRead = history };
    }
}
