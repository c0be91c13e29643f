using LeadSync.Journey;
using LeadSync.Journey.Planning;
using LeadSync.Rules;
using Spectre.Console;

namespace LeadSync.Cli.Planning;

/// <summary>A plan for people: each person with score, owner and why, and both sides field by field as they would read.</summary>
internal sealed class PlanScreen
{
    /// <summary>Columns where no terminal says how many there are.</summary>
    private const int UsualWidth = 160;

    private readonly IAnsiConsole _console;

    public PlanScreen(TextWriter output, bool isTerminal)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal) _console.Profile.Width = UsualWidth;
    }

    public void Show(IReadOnlyList<PlannedLead> leads, bool isOffline, WorkMode mode)
    {
        foreach (var lead in leads) Show(lead);
        _console.Write(new Rule());
        _console.WriteLine(Sum(leads, isOffline));
        if (mode == WorkMode.Observe) _console.WriteLine("The configuration says mode: observe. As long as it does, none of this is written.");
    }

    private void Show(PlannedLead lead)
    {
        _console.Write(new Rule(Markup.Escape(lead.Email ?? "(no e-mail address)")) { Justification = Justify.Left });
        _console.WriteLine($"Score {lead.Score.Total}{(lead.Score.Grade.Length > 0 ? $", grade {lead.Score.Grade}" : "")}{Reasons(lead)}");
        _console.WriteLine($"{(lead.Readiness.IsReady ? "Ready" : "Not ready")}: {lead.Readiness.Because}");
        if (lead.Owner is { } owner) _console.WriteLine($"Owner {owner.Label}: {lead.OwnerBecause}");
        if (lead.Writes.Count > 0) _console.WriteLine($"Afterwards {Words.Stage(lead.Stage)}");
        foreach (var held in lead.Held) _console.WriteLine($"Held: {held}");
        if (lead.Writes.Count > 0) _console.Write(Table(lead));
        else if (lead.Readiness.IsReady || lead.Owner is not null) _console.WriteLine("Nothing would be written.");
    }

    private static string Reasons(PlannedLead lead) =>
        lead.Score.Reasons.Count == 0 ? "" : $": {string.Join(", ", lead.Score.Reasons.Select(reason => $"{reason.Points:+0;-0} {reason.Because}"))}";

    private static Table Table(PlannedLead lead)
    {
        var table = new Table { Border = TableBorder.Ascii2, ShowRowSeparators = false };
        table.AddColumns("HubSpot", "would read", "Salesforce", "would read", "because");
        foreach (var row in PlanRows.Of(lead)) table.AddRow(row.HubSpot, row.InHubSpot, row.Salesforce, row.InSalesforce, row.Because);
        return table;
    }

    private static string Sum(IReadOnlyList<PlannedLead> leads, bool isOffline)
    {
        var ready = leads.Count(lead => lead.Readiness.IsReady);
        if (isOffline) return $"{leads.Count} people, {ready} of them ready. Neither system was asked.";

        var writes = leads.SelectMany(lead => lead.Writes).CountBy(write => write.System).ToDictionary();
        var touched = leads.Count(lead => lead.Writes.Count > 0);
        return $"{leads.Count} people, {ready} of them ready for sales; {touched} would be written to: {writes.GetValueOrDefault("Salesforce")} fields in Salesforce, {writes.GetValueOrDefault("HubSpot")} in HubSpot. Nothing has been written.";
    }
}
