using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Mapping;

/// <summary>
/// "Property tests (FsCheck, at least 10,000 cases each; generators make blanks, echoes, delays, equal stamps and unknown outcomes, each class in
/// at least 5 % of cases): merge is deterministic; two passes change nothing (no echo, no ping-pong) for every combination of rules; a one-way
/// field never writes against its direction; a consent field never goes from out to in by a blank or an older value; converges under any
/// interleaving of edits on both sides and syncs, with delays and duplicates."
/// </summary>
public sealed class FieldMergeProperties
{
    private const int Cases = 10_000;
    private static readonly Config TenThousand = Config.QuickThrowOnFailure.WithMaxTest(Cases);

    public enum Act { EditHubSpot, EditSalesforce, BlankHubSpot, BlankSalesforce, Look, StaleLook, HalfLook, Take, Land, LandUnheard, Lose, Wait, LandTwice }

    [Fact]
    public void Decides_the_same_on_the_same_values() => Check(AnyRule, (plan, acts) =>
    {
        var (one, twin) = (new FieldWorld(plan.Rule, plan.Tracked), new FieldWorld(plan.Rule, plan.Tracked));
        foreach (var act in acts)
        {
            Do(one, act);
            Do(twin, act);
            if ((one.HubSpot, one.Salesforce, one.Memory) != (twin.HubSpot, twin.Salesforce, twin.Memory)) return false;
        }

        return true;
    });

    [Fact]
    public void Two_passes_change_nothing() => Check(AnyRule, (plan, acts) =>
    {
        var world = Played(plan, acts);
        world.Settle();
        var writes = world.Writes.Count;
        for (var passes = 0; passes < 3; passes++)
        {
            world.Pass(TimeSpan.FromMinutes(5));
            world.Look();
            if (world.WantsToWrite) return false;
        }

        return world.Writes.Count == writes;
    });

    /// <remarks>An entry that is being put back is judged again with whatever has come to the other side meanwhile.</remarks>
    [Fact]
    public void A_write_that_still_waits_is_no_new_decision() => Check(AnyRule, (plan, acts) =>
    {
        var world = Played(plan, acts);
        world.Look();
        var decided = world.Memory;
        world.Pass(TimeSpan.FromSeconds(30));
        world.Look();
        return world.Memory == decided || decided is { ToHubSpot.IsPutBack: true } or { ToSalesforce.IsPutBack: true };
    });

    [Fact]
    public void A_one_way_field_never_writes_against_its_direction() => Check(AnyRule, (plan, acts) =>
    {
        var world = Played(plan, acts);
        world.Settle();
        return plan.Rule.Direction switch
        {
            Direction.ToCrm => world.Writes.TrueForAll(write => write.Side == "Salesforce"),
            Direction.ToMarketing => world.Writes.TrueForAll(write => write.Side == "HubSpot"),
            _ => true,
        };
    });

    [Fact]
    public void Both_sides_of_a_field_agree_at_rest_whatever_happened_before() => Check(AnyRule, (plan, acts) =>
    {
        var world = Played(plan, acts);
        world.Settle();
        return plan.Rule is not { Direction: Direction.Both, Once: false } || world.HubSpot == world.Salesforce;
    });

    /// <remarks>Blanks that may travel look all alike, ours and theirs: where nothing tells who wrote, nobody knows whose blank covered an entry.</remarks>
    [Fact]
    public void Every_entry_that_does_not_stay_is_accounted_for() =>
        Check(FilledRule, (plan, acts) => IsAccountedFor(plan, acts, tellsWho: false));

    [Fact]
    public void Nor_is_one_lost_where_the_history_tells_who_wrote() => Check(FilledRule, (plan, acts) => IsAccountedFor(plan, acts, tellsWho: true));

    [Fact]
    public void Nobody_is_opted_in_by_a_blank_or_an_older_value() => Check(Consent, (plan, acts) =>
    {
        var world = new FieldWorld(plan.Rule, plan.Tracked, FieldKind.Checkbox);
        var edits = 0;
        foreach (var act in acts) Do(world, act, at => at % 2 == 0 ? "true" : "false", ref edits);

        world.Settle();

        // HubSpot is never told that somebody is back; Salesforce only after the person said so at HubSpot.
        return world.Writes.TrueForAll(write => write.To == "true" || (write.Side == "Salesforce" && world.SaidNoInHubSpot))
            && (world.HubSpot != "true" || plan.Rule.Direction == Direction.ToMarketing || world.Salesforce == "true")
            && (world.Salesforce != "true" || plan.Rule.Direction == Direction.ToCrm || world.HubSpot == "true");
    });

    private sealed record Plan(FieldRule Rule, bool Tracked);

    private static void Check(Gen<FieldRule> rules, Func<Plan, Act[], bool> holds)
    {
        var seen = new Dictionary<string, int>();
        var plans = from rule in rules
                    from tracked in Gen.Elements(true, false)
                    from acts in Gen.Elements(Enum.GetValues<Act>()).ArrayOf()
                    from more in Gen.Elements(Enum.GetValues<Act>()).ArrayOf(12)
                    select (Plan: new Plan(rule, tracked), Acts: acts.Concat(more).ToArray());
        Prop.ForAll(plans.ToArbitrary(), one =>
        {
            Classify(seen, one.Acts);
            return holds(one.Plan, one.Acts);
        }).Check(TenThousand);

        foreach (var name in new[] { "blank", "echo", "delay", "equal stamps", "unknown outcome" })
            seen.GetValueOrDefault(name).ShouldBeGreaterThanOrEqualTo(Cases / 20, $"cases with {name}");
    }

    private static void Classify(Dictionary<string, int> seen, Act[] acts)
    {
        Count("blank", acts.Any(act => act is Act.BlankHubSpot or Act.BlankSalesforce));
        Count("echo", acts.SkipWhile(act => act != Act.Land).Any(act => act is Act.Look or Act.HalfLook));
        Count("delay", acts.Contains(Act.StaleLook));
        Count("equal stamps", acts.Zip(acts.Skip(1)).Any(pair => pair is (Act.EditHubSpot, Act.EditSalesforce) or (Act.EditSalesforce, Act.EditHubSpot)));
        Count("unknown outcome", acts.Any(act => act is Act.Lose or Act.LandUnheard));

        void Count(string name, bool happens)
        {
            if (happens) seen[name] = seen.GetValueOrDefault(name) + 1;
        }
    }

    private static FieldWorld Played(Plan plan, Act[] acts)
    {
        var world = new FieldWorld(plan.Rule, plan.Tracked);
        foreach (var act in acts) Do(world, act);
        return world;
    }

    private static bool IsAccountedFor(Plan plan, Act[] acts, bool tellsWho)
    {
        var (world, entries) = PlayedWithEntries(plan, acts, tellsWho);
        world.Settle();
        return entries.TrueForAll(entry => world.HubSpot == entry || world.Salesforce == entry || world.Accounted.Contains(entry));
    }

    private static (FieldWorld World, List<string> Entries) PlayedWithEntries(Plan plan, Act[] acts, bool tellsWho)
    {
        var world = new FieldWorld(plan.Rule, tellsWho: tellsWho);
        var entries = new List<string>();
        var edits = 0;
        foreach (var act in acts)
        {
            // An entry that its own side replaces before anybody looked is nobody's loss.
            if (act is Act.EditHubSpot or Act.BlankHubSpot) Replaced(world.HubSpot);
            if (act is Act.EditSalesforce or Act.BlankSalesforce) Replaced(world.Salesforce);
            Do(world, act, at => $"value {at}", ref edits);
            if (act == Act.EditHubSpot) entries.Add(world.HubSpot);
            if (act == Act.EditSalesforce) entries.Add(world.Salesforce);
        }

        return (world, entries);

        void Replaced(string value) => entries.Remove(value);
    }

    private static void Do(FieldWorld world, Act act)
    {
        var edits = (int)(world.Now.UtcTicks % 5) + world.Writes.Count;
        Do(world, act, at => $"value {at % 4}", ref edits);
    }

    internal static void Do(FieldWorld world, Act act, Func<int, string> value, ref int edits)
    {
        switch (act)
        {
            case Act.EditHubSpot: world.EditHubSpot(value(++edits)); break;
            case Act.EditSalesforce: world.EditSalesforce(value(++edits)); break;
            case Act.BlankHubSpot: world.EditHubSpot(""); break;
            case Act.BlankSalesforce: world.EditSalesforce(""); break;
            case Act.Look: world.Look(); break;
            case Act.StaleLook: world.Look(hubspotIsStale: true); break;
            case Act.HalfLook: world.Look(salesforceIsRead: false); break;
            case Act.Take: world.Take(); break;
            case Act.Land: world.Land(); break;
            case Act.LandTwice: world.LandTwice(); break;
            case Act.LandUnheard: world.Land(answered: false); break;
            case Act.Lose: world.Land(arrives: false); break;
            case Act.Wait: world.Pass(TimeSpan.FromTicks(TimeSpan.TicksPerSecond + 1)); break;
        }
    }

    private static readonly Gen<FieldRule> AnyRule =
        from direction in Gen.Elements(Direction.ToCrm, Direction.ToMarketing, Direction.Both, Direction.Both)
        from conflict in Gen.Elements<Conflict?>(null, Conflict.HubSpot, Conflict.Salesforce, Conflict.Newest)
        from blank in Gen.Elements(BlankPolicy.Never, BlankPolicy.Always)
        from once in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from overwrites in Gen.Elements(true, false)
        select Rule(direction) with { Conflict = conflict, Blank = blank, Once = once, FirstLinkOverwrites = overwrites };

    /// <summary>Where our blank and theirs meet in a history, what each covered cannot always be told.</summary>
    private static readonly Gen<FieldRule> FilledRule = from rule in AnyRule select rule with { Blank = BlankPolicy.Never };

    private static readonly Gen<FieldRule> Consent =
        from direction in Gen.Elements(Direction.ToCrm, Direction.ToMarketing, Direction.Both, Direction.Both)
        select Rule(direction) with { Consent = true };

    private static FieldRule Rule(Direction direction) => new() { HubSpot = "h", Salesforce = "s", Direction = direction, At = Some.Position };
}
