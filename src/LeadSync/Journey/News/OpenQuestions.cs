using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.News;

/// <summary>What sales still owes an answer to: why a lead was rejected, what a stage requires. Said aloud until it is there, and asked for by one Task.</summary>
internal static class OpenQuestions
{
    /// <summary>Longest Subject of a Task, in characters (Salesforce: Object Reference, Task).</summary>
    private const int MostSubject = 255;

    /// <summary>Fields that stand between the stage a lead is in and the one sales has set, and are empty, in the words people see.</summary>
    public static IReadOnlyList<string> Missing(Look look, CrmRecord record, StageRule stage)
    {
        var (from, to) = (look.Rules.Stages.Order(look.Lead.Stage), look.Rules.Stages.Order(stage.Name));
        return
        [
            .. look.Rules.Stages.Stages.Where((rule, place) => place > from && place <= to && rule.Ends == StageEnd.No).SelectMany(rule => rule.Requires).Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(field => record[field] is null && Shape(look, record, field) is not null)
                .Select(field => Shape(look, record, field) is { Label: { Length: > 0 } label } ? label : field),
        ];
    }

    /// <summary>How far a lead is though something is missing for the stage that sales has set: the last stage before it that has all it requires.</summary>
    public static StageRule? Reached(Look look, CrmRecord record, StageRule stage)
    {
        var stages = look.Rules.Stages;
        var (from, to, first) = (stages.Order(look.Lead.Stage), stages.Order(stage.Name), stages.Order(Stage.Assigned));
        return stages.Stages.Where((rule, place) => place > from && place < to && place >= first && rule is { Ends: StageEnd.No, Status: not null }).LastOrDefault(rule => Missing(look, record, rule).Count == 0);
    }

    /// <summary>A question that is new with this look is put to whoever has the lead, and one that is still open to whoever gets it meanwhile.</summary>
    public static Look Ask(Look look) => new[] { HoldOn.Reason, HoldOn.Required }.Aggregate(look, (known, what) =>
        known.Lead is { Crm: { } record, Owner: { IsQueue: false } owner } && known.Lead.HoldOn(what) is { } question && (known.Before.HoldOn(what)?.Because != question.Because || known.Before.Owner != owner)
            ? known.Send(new Effect.AddTask(TaskFor(known, question, record, owner))).Say("hold", $"{owner.Label} is asked by a Task")
            : known);

    private static FieldShape? Shape(Look look, CrmRecord record, string field) => look.Desk.Schema.Field(record.Object, field);

    private static TaskDraft TaskFor(Look look, Hold question, CrmLink record, Owner owner)
    {
        var subject = question.What == HoldOn.Reason ? "Why was this lead rejected?" : $"Please fill in before it counts: {question.Because[(question.Because.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}";
        return new TaskDraft(
            $"{look.Lead.Id}/{look.Lead.Cycle}/task/{question.What}.{Fingerprint.Of($"{question.Because}/{question.Since.ToUnixTimeSeconds()}/{owner.CrmId}")[..8]}",
            new Dictionary<string, object?>
            {
                ["WhoId"] = record.Id,
                ["OwnerId"] = owner.CrmId,
                ["Subject"] = subject.Length > MostSubject ? subject[..MostSubject] : subject,
                ["Description"] = string.Join('\n', Lines(look, question)),
                ["Status"] = "Not Started",
                ["Priority"] = "High",
                ["ActivityDate"] = look.Now.UtcDateTime.ToString("yyyy-MM-dd"),
            });
    }

    private static IEnumerable<string> Lines(Look look, Hold question)
    {
        yield return $"{question.Because}.";
        if (question.What == HoldOn.Reason && look.Rules.Sla.Recycling.Reasons is { Count: > 0 } reasons) yield return $"One of: {string.Join(", ", reasons)}.";
        if (look.Lead.Clocks.Where(clock => clock.IsOpen).Min(clock => (DateTimeOffset?)clock.Due) is { } due) yield return $"The clock runs on until {Words.Time(due)}.";
    }
}
