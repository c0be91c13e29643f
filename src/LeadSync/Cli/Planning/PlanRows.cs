using LeadSync.Journey.Planning;
using LeadSync.Leads;
using Spectre.Console;

namespace LeadSync.Cli.Planning;

/// <summary>The rows of one person's table: mapped fields as pairs, then what only one side gets.</summary>
internal static class PlanRows
{
    /// <summary>Longer texts, such as a Task's, are cut for the table; <c>--json</c> has them whole.</summary>
    private const int MostShown = 120;

    public static IEnumerable<PlanRow> Of(PlannedLead lead)
    {
        var open = lead.Writes.ToList();
        foreach (var pair in lead.Pairs)
        {
            var inHubSpot = Take(open, "HubSpot", pair.HubSpot);
            var inSalesforce = Take(open, "Salesforce", pair.Salesforce);
            yield return new PlanRow(
                Text(pair.HubSpot),
                inHubSpot is null ? Value(pair.InHubSpot) : Change(inHubSpot),
                Text(pair.Salesforce),
                inSalesforce is null ? Value(pair.InSalesforce) : Change(inSalesforce),
                Text(inSalesforce?.Rule ?? inHubSpot?.Rule ?? "stays"));
        }

        foreach (var write in open)
        {
            yield return write.System == "HubSpot"
                ? new PlanRow(Text(write.Field), Change(write), "", "", Text(write.Rule))
                : new PlanRow("", "", Text(write.Record == "Task" ? $"Task.{write.Field}" : write.Field), Change(Named(write, lead.Owner)), Text(write.Rule));
        }
    }

    /// <summary>Nobody knows a colleague by an id.</summary>
    private static PlannedWrite Named(PlannedWrite write, Owner? owner) =>
        write.Field == "OwnerId" && write.To == owner?.CrmId ? write with { To = owner?.Label } : write;

    private static PlannedWrite? Take(List<PlannedWrite> open, string system, string field)
    {
        var found = open.Find(write => write.System == system && write.Record != "Task" && write.Field.Equals(field, StringComparison.OrdinalIgnoreCase));
        if (found is not null) open.Remove(found);
        return found;
    }

    private static string Change(PlannedWrite write) =>
        write.From is null ? $"[bold]→ {Value(write.To)}[/]" : $"[bold]→ {Value(write.To)}[/] (was {Value(write.From)})";

    private static string Value(string? value) => value is null ? "(blank)" : Text(value);

    private static string Text(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return Markup.Escape(line.Length > MostShown ? $"{line[..MostShown]}…" : line);
    }
}

internal sealed record PlanRow(string HubSpot, string InHubSpot, string Salesforce, string InSalesforce, string Because);
