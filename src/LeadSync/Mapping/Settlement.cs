using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>What became of the values we sent: settled, to be sent again, or edited by somebody meanwhile.</summary>
/// <param name="Case">The case with nothing under way any more.</param>
/// <param name="Asks">What has to be read before more can be said.</param>
/// <param name="Raced">Somebody edited the target between our read and our write; null where nobody did.</param>
/// <param name="IsUnderWay">A write has left and no answer is here yet: whatever reads now, nothing follows from it.</param>
internal sealed record Settlement(FieldCase Case, Ask Asks = Ask.None, Race? Raced = null, bool IsUnderWay = false)
{
    public static Settlement Of(FieldCase one)
    {
        var settlement = new Settlement(one);
        if (one.Memory.ToSalesforce is { } toCrm) settlement = settlement.After(new Leg(true, one.Salesforce, toCrm, Ask.Sales));
        if (one.Memory.ToHubSpot is { } toHubSpot) settlement = settlement.After(new Leg(false, one.HubSpot, toHubSpot, Ask.Marketing));
        return settlement;
    }

    private Settlement After(Leg leg)
    {
        if (leg.IsUnderWay) return this with { IsUnderWay = true };

        if (!leg.IsRead) return this with { Asks = Asks | leg.Ask };

        if (leg.WantsHistory && !Case.HistoryIsRead) return this with { Asks = Asks | Ask.History | leg.Ask };

        var before = leg.Forget(Case.Memory);
        var raced = leg.Intruder is { } intruder ? With(Raced ?? new Race(before), leg, new Covered(intruder, leg.Stands)) : Raced;
        var settled = leg.HasLanded ? before with { Agreed = leg.Pair(Case.Now) } : before;
        return this with { Case = Case with { Memory = settled }, Raced = raced };
    }

    private static Race With(Race race, Leg leg, Covered covered) => leg.ToCrm
        ? race with { InSalesforce = covered, Before = race.Before with { ToSalesforce = null } }
        : race with { InHubSpot = covered, Before = race.Before with { ToHubSpot = null } };

    /// <summary>One write that is under way, or was.</summary>
    private sealed record Leg(bool ToCrm, FieldSide Side, SentValue Sent, Ask Ask)
    {
        /// <summary>Otherwise it has to be read before anything follows from it: what a search or an earlier look saw may be older than the write.</summary>
        public bool IsRead => Side.IsRead || Side.Reads(Sent.Value);

        public bool IsUnderWay => Side.IsBeingWritten && !Sent.Landed;

        /// <summary>Somebody may have written between our read and our write, or instead of it. On a new record nobody could.</summary>
        public bool WantsHistory => IsRead && Sent.Over is not null && (Sent.Landed || Sent.IsUncertain || !Side.Reads(Sent.Over) || Side.Reads(Sent.Value));

        public bool HasLanded => Side.Reads(Sent.Value) || Sent.Landed || (!Side.Reads(Sent.Over ?? "") && !NeverSeen);

        /// <summary>Nobody has edited it since.</summary>
        public bool Stands => Side.Reads(Sent.Value) || (Sent.IsPutBack && Side.Reads(Sent.Over));

        /// <summary>What somebody entered after our read, and our write covered.</summary>
        public SeenValue? Intruder
        {
            get
            {
                // An entry that is being put back has not arrived yet: it is still the one that counts.
                if (Sent.IsPutBack && !HasLanded) return new SeenValue(Sent.Value, Sent.SourceAt ?? Sent.At);

                if (Sent.Over is not { } over || Ours(over) is not { } ours || ours + 1 >= Side.History.Count) return null;

                var prior = Side.History[ours + 1];
                return Same(prior.Value, over) || Same(prior.Value, Sent.Value) ? null : prior;
            }
        }

        /// <summary>
        /// Where our write stands in the history: the first of its value since what it was to replace, for people may have entered the same again.
        /// No clock is asked: theirs and ours differ.
        /// </summary>
        private int? Ours(string over)
        {
            var since = Side.History.Index().TakeWhile(entry => !Same(entry.Item.Value, over)).Where(entry => MayBeOurs(entry.Item)).ToList();
            if (since.Count > 0) return since[^1].Index;

            // What it was to replace stands there again. Further back it is ours only if it ever left: people enter the same values.
            return Sent.Landed || Sent.IsUncertain
                ? Side.History.Index().Where(entry => MayBeOurs(entry.Item)).Select(entry => (int?)entry.Index).FirstOrDefault()
                : null;
        }

        private bool MayBeOurs(SeenValue entry) => !entry.ByOthers && Same(entry.Value, Sent.Value);

        /// <summary>The history goes back to what stood there before, and our value is not in it.</summary>
        private bool NeverSeen =>
            Side.History.Count > 0 && !Side.History.TakeWhile(entry => Sent.Over is null || !Same(entry.Value, Sent.Over)).Any(MayBeOurs);

        public FieldMemory Forget(FieldMemory memory) => ToCrm ? memory with { ToSalesforce = null } : memory with { ToHubSpot = null };

        /// <summary>What both sides read when the write landed.</summary>
        public AgreedPair Pair(DateTimeOffset now)
        {
            var read = Side.Reads(Sent.Value) ? Side.Value : Sent.Value;
            return ToCrm ? new AgreedPair(Sent.Source, read, now) : new AgreedPair(read, Sent.Source, now);
        }

        private bool Same(string one, string other) => FieldValues.Same(Side.Shape, one, other);
    }
}
