using System.Globalization;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey.Simulating;

/// <summary>What becomes of the sixty under some rules, worked out from <see cref="SalesTeam"/> without the program.</summary>
internal static class ByHand
{
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string> { ["ana"] = "Ana Ruiz", ["bob"] = "Bob Marsh", ["cho"] = "Cho Tanaka" };

    /// <param name="MqlHour">When it was ready; null: never.</param>
    /// <param name="Broken">The promise that was broken.</param>
    /// <param name="IsUnknown">What sales would have done is not known to the end.</param>
    internal sealed record Fate(int? MqlHour, string? Owner, string? Broken, bool IsUnknown);

    public static IReadOnlyDictionary<int, Fate> Play(int qualifyAt = 60, string[]? reps = null, int acceptWithin = 12)
    {
        reps ??= ["ana", "bob", "cho"];
        var turn = 0;
        var fates = new Dictionary<int, Fate>();
        foreach (var (person, hour) in Enumerable.Range(0, SalesTeam.People).Select(person => (Person: person, Hour: ReadyAt(person, qualifyAt))).OrderBy(one => one.Hour ?? int.MaxValue).ThenBy(one => one.Person))
        {
            if (hour is null)
            {
                fates[person] = new Fate(null, null, null, false);
                continue;
            }

            var owner = SalesTeam.IsInJapan(person) ? "bob" : reps[turn++ % reps.Length];
            fates[person] = With(person, hour.Value, owner, acceptWithin);
        }

        return fates;
    }

    /// <summary>One line for each thing that differs.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<int, Fate> one, IReadOnlyDictionary<int, Fate> two)
    {
        var lines = new List<string>();
        foreach (var person in Enumerable.Range(0, SalesTeam.People))
        {
            var (mine, theirs) = (one[person], two[person]);
            if (mine.MqlHour != theirs.MqlHour) lines.Add($"{LivedWeek.Email(person)} MQL: {Hour(mine)} -> {Hour(theirs)}");
            if (mine.Owner != theirs.Owner) lines.Add($"{LivedWeek.Email(person)} owner: {mine.Owner ?? "nobody"} -> {theirs.Owner ?? "nobody"}");
            if (mine.Broken != theirs.Broken) lines.Add($"{LivedWeek.Email(person)} deadlines broken: {Broken(mine)} -> {Broken(theirs)}");
        }

        return lines;
    }

    /// <summary>The program's words in the hand's.</summary>
    public static string Word(string what, string said) => what switch
    {
        "MQL" => said.StartsWith("no: ", StringComparison.Ordinal) ? "no" : $"hour {Math.Round((DateTimeOffset.ParseExact(said[..19], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - Some.Now).TotalHours) - 1}",
        "owner" => Names.FirstOrDefault(name => said.StartsWith(name.Value, StringComparison.Ordinal)).Key ?? said,
        _ => said.Split(',')[0],
    };

    private static int? ReadyAt(int person, int qualifyAt) => Enumerable.Range(SalesTeam.Arrives(person), 49).Select(hour => (int?)hour).FirstOrDefault(hour => SalesTeam.ScoreAt(person, hour!.Value) >= qualifyAt);

    private static Fate With(int person, int hour, string owner, int acceptWithin)
    {
        // Who was not ready at 60 never was with sales: nobody knows what it would have done.
        if (SalesTeam.Score(person) < 60) return new Fate(hour, owner, null, IsUnknown: true);

        var answers = SalesTeam.Answers(person);
        if (answers.Count > 0 && answers[0].After >= acceptWithin) return new Fate(hour, owner, "accept", IsUnknown: false);

        // Whoever never answered was known to be silent for the twelve hours that the lead stayed.
        if (answers.Count == 0) return acceptWithin <= 12 ? new Fate(hour, owner, "accept", IsUnknown: false) : new Fate(hour, owner, null, IsUnknown: true);
        return new Fate(hour, owner, SalesTeam.Breaks(person), IsUnknown: false);
    }

    private static string Hour(Fate fate) => fate.MqlHour is { } hour ? $"hour {hour}" : "no";

    private static string Broken(Fate fate) => fate.Broken ?? (fate.IsUnknown ? "not known" : "none");
}
