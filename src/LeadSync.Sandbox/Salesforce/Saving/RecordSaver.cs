using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>
/// The platform's order of execution for one record: schema rules, the object's own rules, validation rules, duplicate rules,
/// assignment rules, the write with its history, and the flows that run after it.
/// </summary>
internal sealed class RecordSaver(Org org)
{
    public SaveOutcome Save(Draft draft, SaveContext context)
    {
        var saved = TrySave(draft, context);
        if (!saved.Success) org.Writes.Refuse(new WriteRefused(org.Now, draft.Type.Name, draft.Before?.Id, saved.Errors[0].Code, context.UserId));
        return saved;
    }

    private SaveOutcome TrySave(Draft draft, SaveContext context)
    {
        if (draft.Type.Name is "Lead" && LeadRules.IsLocked(draft)) return SaveOutcome.Failed(LeadRules.Locked);
        if (org.RecordFaults.Take(draft) is { } fault) return SaveOutcome.Failed(fault);
        if (draft.IsNew && draft.Type.Find("OwnerId") is { } owner && draft.Values[owner.Ordinal] is null && !draft.Names("OwnerId")) draft["OwnerId"] = context.UserId;

        var errors = draft.Errors.Count > 0 ? draft.Errors : [.. FieldRules.Check(draft, org.Store), .. ReferenceRules.Check(draft, org)];
        if (errors.Count == 0) errors = Complete(draft, context);
        if (errors.Count > 0) return SaveOutcome.Failed(errors);

        return new SaveOutcome(Write(draft, context).Id, []);
    }

    public SaveOutcome Delete(Row row, SaveContext context)
    {
        if (row.IsDeleted) return SaveOutcome.Failed(SaveError.Deleted());
        if (!row.Type.Deletable) return SaveOutcome.Failed(SaveError.Of("INVALID_TYPE_FOR_OPERATION", $"entity type cannot be deleted: {row.Type.Name}"));
        var draft = new Draft(row.Type, row) { ["IsDeleted"] = true };
        org.Update(row, draft, context.UserId);
        OpportunityRules.TakeRolesAlong(row, org, context.UserId);
        NoteGrants(draft);

        return new SaveOutcome(row.Id, []);
    }

    /// <summary>Fills in what follows from other fields, then asks the object's, the org's and the owner's rules.</summary>
    private List<SaveError> Complete(Draft draft, SaveContext context)
    {
        var errors = new List<SaveError>();
        switch (draft.Type.Name)
        {
            case "Lead":
                if (LeadRules.CheckReturn(draft, org) is { } refused) errors.Add(refused);
                else if (DuplicateRule.Check(draft, org, context) is { } duplicate) errors.Add(duplicate);
                errors.InsertRange(0, LeadRules.Check(draft));
                OwnerAutomation.Assign(draft, org, context);
                LeadRules.Complete(draft, context);
                break;
            case "Contact" or "User":
                PersonName.Complete(draft);
                break;
            case "Task" or "Event":
                errors.AddRange(TaskRules.Check(draft, org));
                TaskRules.Complete(draft, org);
                break;
            case "FieldPermissions":
                if (FieldSecurity.Check(draft, org) is { } unknown) errors.Add(unknown);
                break;
            case "Opportunity":
                OpportunityRules.Complete(draft);
                break;
        }

        errors.AddRange(ReferenceRules.CheckOwner(draft, org));
        return errors;
    }

    private Row Write(Draft draft, SaveContext context)
    {
        var before = draft.Before?.Values;
        var row = draft.Before ?? org.Insert(draft, context.UserId);
        if (before is not null) org.Update(row, draft, context.UserId);
        NoteWrites(draft, row, before, context);
        NoteGrants(draft);
        if (draft.Type.Name is "Task" or "Event") TaskRules.NoteActivity(row, org);
        if (draft.Type.Name is not ("Lead" or "Contact")) return row;

        FieldHistory.Note(row, before, org, context.UserId);
        if (draft.Type.Name is "Lead" && OwnerAutomation.FlowTakes(draft, org)) TakeForBob(row);

        return row;
    }

    private void NoteWrites(Draft draft, Row row, object?[]? before, SaveContext context)
    {
        foreach (var field in draft.Named.Where(field => !Equals(Before(field.Ordinal), draft.Values[field.Ordinal])))
            org.Writes.Add(new FieldWritten(org.Now, draft.Type.Name, row.Id, field.Name, FieldText.Of(field, draft.Values[field.Ordinal]), context.UserId));

        // A field that was added since the row was stored has no place in it.
        object? Before(int place) => before is not null && place < before.Length ? before[place] : null;
    }

    private void NoteGrants(Draft draft)
    {
        if (draft.Type.Name is "FieldPermissions" or "PermissionSetAssignment") org.ApplyFieldSecurity();
    }

    private void TakeForBob(Row lead)
    {
        var before = lead.Values;
        org.Update(lead, new Draft(lead.Type, lead) { ["OwnerId"] = org.UserId("bob@acme.example") }, org.AutomatedProcessId);
        FieldHistory.Note(lead, before, org, org.AutomatedProcessId);
    }
}
