using LeadSync.Journey;
using LeadSync.Journey.Simulating;
using Spectre.Console;

namespace LeadSync.Cli.Simulating;

/// <summary>A simulation for people: what the two rulebooks come to, then each lead that would have fared otherwise. Tables on a terminal, a line each elsewhere.</summary>
internal sealed class SimulationScreen(TextWriter output, bool isTerminal)
{
    public void Show(SideBySide comparison, IReadOnlyList<string> notes)
    {
        var past = comparison.Past;
        output.WriteLine($"{past.Leads.Count:N0} leads that were looked at from {Words.Time(past.Since)} to {Words.Time(past.Until)}, decided again by the rules in force and by the other rules.");
        output.WriteLine();
        Table(["", "in force", "other", "difference"], Figures(comparison.InForce, comparison.Other));
        output.WriteLine();

        var leads = comparison.Differences.Select(one => one.Lead).Distinct().Count();
        output.WriteLine(leads == 0 ? "No lead would have fared otherwise." : $"{leads:N0} leads would have fared otherwise:");
        if (leads > 0) Table(["lead", "what", "in force", "other"], comparison.Differences.Select(one => (string[])[one.Who, one.What, one.InForce, one.Other]));
        output.WriteLine();
        foreach (var note in notes) output.WriteLine($"note: {note}");
    }

    private static IEnumerable<string[]> Figures(Tally one, Tally two)
    {
        yield return Figure("MQLs", one.Mqls, two.Mqls);
        foreach (var owner in Names(one.Handoffs, two.Handoffs)) yield return Figure($"handoffs to {owner}", one.Handoffs.GetValueOrDefault(owner), two.Handoffs.GetValueOrDefault(owner));
        foreach (var clock in Names(one.Broken, two.Broken)) yield return Figure($"broken: {clock}", one.Broken.GetValueOrDefault(clock), two.Broken.GetValueOrDefault(clock));
        if (one.Unknown + two.Unknown > 0) yield return Figure("leads not known to the end", one.Unknown, two.Unknown);
    }

    private static IEnumerable<string> Names(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> two) => one.Keys.Union(two.Keys).Order(StringComparer.Ordinal);

    private static string[] Figure(string what, int one, int two) => [what, $"{one:N0}", $"{two:N0}", one == two ? "" : $"{two - one:+#,0;-#,0}"];

    private void Table(string[] columns, IEnumerable<string[]> rows)
    {
        if (!isTerminal)
        {
            foreach (var row in rows.Prepend(columns)) output.WriteLine(string.Join("  |  ", row).TrimEnd());
            return;
        }

        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumns(columns);
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }
}
