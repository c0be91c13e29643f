using LeadSync.Content;
using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey;
using LeadSync.Journey.Planning;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli.Planning;

/// <summary>A dry run: reads what is there, decides as a worker would, and writes nothing anywhere.</summary>
internal sealed class PlanRun(Rulebook configured, StorePath path, TextWriter notes, TimeProvider time)
{
    /// <summary>What only observes would write nothing: the plan is about what it would write live.</summary>
    private readonly Rulebook _rules = configured with { Settings = configured.Settings with { Mode = WorkMode.Live } };

    /// <param name="whom">Finds the people that the plan is about.</param>
    /// <exception cref="RefusedException">A system does not answer or does not let us in, or the store is of another version.</exception>
    public async Task<IReadOnlyList<PlannedLead>> RunAsync(Func<PlanPeople, Task<IReadOnlyList<PaperLead>>> whom, Action<int, int> progress, CancellationToken token)
    {
        try
        {
            using var store = OpenStore();
            return await RunAsync(store, whom, progress, token);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException or StoreVersionException)
        {
            throw new RefusedException(failure.Message, failure);
        }
    }

    /// <summary>Score and readiness alone: nobody is asked anything.</summary>
    public IReadOnlyList<PlannedLead> Judge(IReadOnlyList<ListedPerson> people)
    {
        using var store = new PlanStore(null);
        var now = time.GetUtcNow();
        return [.. people.Select(person => PlanPeople.Unasked(person, store, now)).Select(lead =>
        {
            var decision = LeadJourney.Decide(lead.Look.Lead, lead.Look.Marketing, lead.Look.Sales, Desk.Empty, _rules, now);
            return PlannedLead.Of(lead with { Look = lead.Look with { Lead = decision.Lead }, Decision = decision }, Present.Nothing, Desk.Empty, _rules);
        })];
    }

    private async Task<IReadOnlyList<PlannedLead>> RunAsync(
        PlanStore store, Func<PlanPeople, Task<IReadOnlyList<PaperLead>>> whom, Action<int, int> progress, CancellationToken token)
    {
        var book = new PaperEngagements(store);
        await using var services = LiveSystems.Add(new ServiceCollection(), _rules.Settings)
            .AddSingleton<IEngagementBook>(book).AddEngagementSources()
            .AddLogging().AddSingleton<NativeInForce>().AddSingleton<NativeWatch>()
            .AddSingleton<SalesReader>().AddSingleton<MarketingReader>().AddSingleton<DeskReader>().AddSingleton<PresentValues>()
            .BuildServiceProvider();
        var now = time.GetUtcNow();
        var (hubspot, marketing) = (services.GetRequiredService<HubSpotConnector>(), services.GetRequiredService<MarketingReader>());
        var desk = store.Fill(await services.GetRequiredService<DeskReader>().ReadAsync(_rules, store.BaselineAt(_rules, now), token), _rules, now);
        await ReadEngagementsAsync(services.GetServices<IEngagementSource>(), store, token);

        var rules = await StockedAsync(hubspot, store, token);
        var leads = await whom(new PlanPeople(hubspot, marketing, book, await ListsAsync(hubspot, token), store, rules, now));
        var journey = new PaperJourney(marketing, services.GetRequiredService<SalesReader>(), store, rules, now);
        var played = await journey.PlayAsync(leads, desk, settled => progress(settled, leads.Count), token);
        var present = await services.GetRequiredService<PresentValues>().ReadAsync(played, token);
        return [.. played.Select(lead => PlannedLead.Of(lead, present[lead.First.Lead.Id], desk, rules))];
    }

    /// <summary>The rules with HubSpot's blog beside the catalogue: as a worker has it, or as its first import will bring it.</summary>
    private async Task<Rulebook> StockedAsync(HubSpotConnector hubspot, PlanStore store, CancellationToken token)
    {
        if (!store.IsFirst) return store.Stocked(_rules);

        try
        {
            return _rules with { Content = _rules.Content.With(await BlogReader.ReadAsync(hubspot, updatedAfter: null, token)) };
        }
        catch (CallRefusedException refused)
        {
            await notes.WriteLineAsync($"HubSpot does not show its blog, so topics come from content.yaml alone. {refused.Message}");
            return _rules;
        }
    }

    private PlanStore OpenStore() => new(File.Exists(path.Database) ? UntouchedStore.Open(path.Database) : null);

    private async Task ReadEngagementsAsync(IEnumerable<IEngagementSource> sources, PlanStore store, CancellationToken token)
    {
        foreach (var source in sources)
        {
            try
            {
                await source.ReadAsync(new SourceRun(_rules, store.IsFirst), token);
            }
            catch (CallRefusedException refused)
            {
                await notes.WriteLineAsync($"HubSpot does not tell of {source.Name}; the contacts' own properties have to do. {refused.Message}");
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyCollection<string>>> ListsAsync(HubSpotConnector hubspot, CancellationToken token)
    {
        var lists = new Dictionary<string, IReadOnlyCollection<string>>();
        foreach (var name in WantedFields.Lists(_rules))
        {
            var members = await ListMembers.ReadAsync(hubspot, name, token);
            if (members is null) await notes.WriteLineAsync($"HubSpot has no contact list named '{name}', which a rule asks for: nobody counts as being on it.");
            else lists[name] = members.ToHashSet(StringComparer.Ordinal);
        }

        return lists;
    }
}
