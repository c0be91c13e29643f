namespace LeadSync.Cli.Demo;

/// <summary>People who find us while the demo runs: HubSpot learns of them one after the other, and a moment later sees what they do.</summary>
internal sealed class Arrivals(MarketingDesk marketing, DemoNews news, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Between somebody's first visit and what they do next.</summary>
    private static readonly TimeSpan Hesitation = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTimeOffset> _readySince = [];

    /// <summary>When each person gave marketing the last reason to call them ready, by address.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ReadySince => _readySince;

    /// <summary>Lets <paramref name="count"/> people come, evenly over <paramref name="span"/>.</summary>
    public async Task ComeAsync(int count, TimeSpan span, CancellationToken token)
    {
        var start = time.GetUtcNow();
        var coming = new Queue<MadeUpPerson>(Enumerable.Range(1, count).Select(MadeUpPerson.Number));
        var hesitating = new Queue<(DateTimeOffset Until, MadeUpPerson Person)>();
        for (var came = 0; coming.Count > 0 || hesitating.Count > 0;)
        {
            var now = time.GetUtcNow();
            var due = (int)Math.Min(count, Math.Ceiling(count * ((now - start + Pace) / span)));
            var newcomers = Dequeue(coming, due - came);
            came += newcomers.Count;
            await marketing.CreateAsync(newcomers, token);
            foreach (var person in newcomers)
            {
                _readySince[person.Email] = now;
                hesitating.Enqueue((now + Hesitation, person));
            }

            await LetActAsync(hesitating, now, token);
            if (newcomers.Count > 0) news.Tell($"{newcomers.Count} {(newcomers.Count == 1 ? "person" : "people")} left an address in HubSpot");
            await Task.Delay(Pace, time, token);
        }
    }

    private async Task LetActAsync(Queue<(DateTimeOffset Until, MadeUpPerson Person)> hesitating, DateTimeOffset now, CancellationToken token)
    {
        var deeds = new List<VisitorDeed>();
        while (hesitating.TryPeek(out var next) && next.Until <= now)
        {
            deeds.AddRange(next.Person.Deeds());
            if (next.Person.Path is PathToSales.Interested or PathToSales.HandRaiser) _readySince[next.Person.Email] = now;
            hesitating.Dequeue();
        }

        await marketing.DoAsync(deeds, token);
    }

    private static List<MadeUpPerson> Dequeue(Queue<MadeUpPerson> from, int count)
    {
        var taken = new List<MadeUpPerson>();
        while (taken.Count < count && from.TryDequeue(out var person)) taken.Add(person);
        return taken;
    }
}
