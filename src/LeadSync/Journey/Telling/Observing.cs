using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;

namespace LeadSync.Journey.Telling;

/// <summary><c>mode: observe</c>: everything is decided, nothing is sent. The story says what LeadSync would have done, and what really happened.</summary>
internal static class Observing
{
    /// <summary>What others do with a lead that LeadSync would have handed over tells no poll: it is looked for once an hour.</summary>
    private static readonly TimeSpan LooksAgain = TimeSpan.FromHours(1);

    public static Look HoldBack(Look look)
    {
        if (look.Rules.Settings.Mode != WorkMode.Observe || look.Asks != Ask.None) return look;

        var would = look.Effects.Select(effect => Sentence(look, effect)).ToList();
        var said = would.Except(look.Lead.WouldHave).Aggregate(look with { Effects = [] }, (told, sentence) => told.Say("observed", sentence));
        return Stay(Compare(said.With(said.Lead with { WouldHave = would })));
    }

    private static string Sentence(Look look, Effect effect) => effect switch
    {
        Effect.WriteCrm(var write) when write.IsCreate => $"Would have made a {write.Object} in Salesforce for {look.Lead.Owner?.Label} with {Values(write.Fields)}",
        Effect.WriteCrm(var write) => $"Would have written to the {write.Object} in Salesforce: {Values(write.Fields)}",
        Effect.AddTask => $"Would have given {look.Lead.Owner?.Label} a Task in Salesforce",
        Effect.SendMail(var mail, _) => $"Would have told {mail.Name} by mail: {mail.Subject}",
        Effect.PostToSlack => "Would have posted to Slack",
        Effect.WriteContact(var write) => $"Would have told HubSpot: {Values(write.Properties.ToDictionary(one => one.Key, one => (object?)one.Value))}{(write.OptOut is null ? "" : ", no more mail")}",
        _ => throw new InvalidOperationException($"Nobody has said what {effect.GetType().Name} means where nothing is written."),
    };

    /// <summary>Times and scores move with every look: they are no news by themselves.</summary>
    private static string Values(IReadOnlyDictionary<string, object?> fields) => string.Join(", ", fields
        .Where(field => !field.Key.StartsWith("LeadSync_", StringComparison.Ordinal) && !field.Key.StartsWith("leadsync_", StringComparison.Ordinal))
        .Select(field => $"{field.Key} \"{Convert.ToString(field.Value, CultureInfo.InvariantCulture)}\"")
        .DefaultIfEmpty("LeadSync's own fields"));

    /// <summary>Somebody else brought the person to sales: the record is followed from here on, as it really is.</summary>
    private static Look Compare(Look look)
    {
        if (look.Lead is not { Stage: Stage.Mql, HandedOffAt: null, Crm: null, Owner: { } ours }) return look;
        if (look.Sales.Candidates.FirstOrDefault(one => one is { Object: CrmLink.Lead, IsConverted: false }) is not { } real) return look;

        return look.With(look.Lead with { Crm = new CrmLink(real.Object, real.Id), Owner = real.Owner, OwnerBecause = "has it in Salesforce; LeadSync observes", HandedOffAt = look.Now, CrmStatus = null, WouldHave = [] })
            .Say("observed", $"Really: {real.Owner.Label} has this person as a Lead in Salesforce; LeadSync would have given it to {ours.Label} on {Words.Time(look.Lead.QualifiedAt ?? look.Now)}");
    }

    /// <summary>A return that is not written is over when it is decided; a lead that waits for others is looked at again.</summary>
    private static Look Stay(Look look) => look.Lead switch
    {
        { Return: { } back } => look.With(look.Lead with { Return = null, Clocks = ClockBook.Stop(look.Lead.Clocks, look.Now) })
            .Say("observed", $"Would have {(back.To is { } next ? $"given the lead to {next.Owner.Label}" : "taken the lead back to marketing")}: {back.Reason}"),
        { Stage: Stage.Mql, HandedOffAt: null } => look.With(look.Lead with { DueAt = look.Now + LooksAgain }),
        _ => look,
    };
}
