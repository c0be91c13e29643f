using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Edits;

/// <summary>Marketers and reps, who edit the same people on both sides at the same time.</summary>
/// <param name="chance">The same seed makes the same edits; when each comes in is up to the machine.</param>
internal sealed class People(Installation here, IReadOnlyList<EditedLead> leads, Random chance)
{
    private const int AtOnce = 4;

    /// <summary>Milliseconds, at most, from one act of a person to the next: long enough that LeadSync syncs in between, short enough to cut into it.</summary>
    private const int Breath = 120;

    private readonly Dictionary<EditedLead, SemaphoreSlim> _turns = leads.ToDictionary(lead => lead, _ => new SemaphoreSlim(1));
    private int _values;

    /// <returns>How many edits were made.</returns>
    public async Task<int> EditAsync(int edits, CancellationToken token)
    {
        var acts = new List<Act>();
        for (var planned = 0; planned < edits; planned += acts[^1].Edits.Sum(together => together.Length)) acts.Add(Next());

        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (act, stop) =>
        {
            // What one person enters after the other, the same lead gets in that order.
            await _turns[act.Lead].WaitAsync(stop);
            foreach (var together in act.Edits) await Task.WhenAll(together.Select(edit => MakeAsync(act.Lead, edit, stop)));
            _turns[act.Lead].Release();
            await Task.Delay(act.Pause, TimeProvider.System, stop);
        });
        return acts.Sum(act => act.Edits.Sum(together => together.Length));
    }

    /// <summary>Some leads are edited much more often than others.</summary>
    private Act Next()
    {
        var field = EditedField.All[chance.Next(EditedField.All.Count)];
        var lead = leads[(int)(leads.Count * Math.Pow(chance.NextDouble(), 2))];
        return new Act(lead, TimeSpan.FromMilliseconds(chance.Next(Breath)), chance.Next(100) switch
        {
            < 50 => [[New(field, AnySide())]],
            < 70 => [[New(field, Side.HubSpot), New(field, Side.Salesforce)]],
            < 78 => Same(field),
            < 90 => [[Blank(field, AnySide())]],
            _ => [[New(field, Side.HubSpot)], [New(field, Side.Salesforce)], [New(field, Side.HubSpot)], [New(field, Side.Salesforce)]],
        });
    }

    private Side AnySide() => chance.Next(2) == 0 ? Side.HubSpot : Side.Salesforce;

    private Edit New(EditedField field, Side side) => new(field, side, field.New(side, ++_values));

    private Edit[][] Same(EditedField field)
    {
        var value = field.New(Side.HubSpot, ++_values);
        return [[new Edit(field, Side.HubSpot, value), new Edit(field, Side.Salesforce, field.InSalesforce(value))]];
    }

    private Edit Blank(EditedField field, Side side) =>
        field.Kind == Kind.Flag || (side == Side.Salesforce && !field.BlankInSalesforce) ? New(field, side) : new Edit(field, side, "");

    private async Task MakeAsync(EditedLead lead, Edit edit, CancellationToken token)
    {
        var (field, side, value) = edit;
        if (side == Side.Salesforce) await here.EditAsync(lead.CrmId, "ana@acme.example", new Dictionary<string, object?> { [field.Salesforce] = InJson(field, value) });
        else if (field.Kind == Kind.Flag) await OptOutAsync(lead, token);
        else
            (await here.HubSpot.PatchAsJsonAsync($"/crm/v3/objects/contacts/{lead.ContactId}", new { properties = new Dictionary<string, string> { [field.HubSpot] = value } }, token))
                .EnsureSuccessStatusCode();
    }

    /// <summary>HubSpot lets nobody write this property: people follow the link in a mail.</summary>
    private async Task OptOutAsync(EditedLead lead, CancellationToken token) =>
        (await here.HubSpot.PostAsync($"/communication-preferences/v4/statuses/{Uri.EscapeDataString(lead.Email)}/unsubscribe-all?channel=EMAIL", content: null, token)).EnsureSuccessStatusCode();

    private static object? InJson(EditedField field, string value) => field.Kind switch
    {
        _ when value.Length == 0 => null,
        Kind.Number => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        Kind.Flag => value == "true",
        _ => value,
    };

    /// <param name="Edits">One after the other; those of one array at the same moment.</param>
    private sealed record Act(EditedLead Lead, TimeSpan Pause, Edit[][] Edits);

    private sealed record Edit(EditedField Field, Side Side, string Value);
}

/// <summary>One person, linked on both sides.</summary>
internal sealed record EditedLead(string ContactId, string CrmId, string Email);
