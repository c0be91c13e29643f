using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>Does every id in a record point to a live row of an allowed object, and may the owner own it?</summary>
internal static class ReferenceRules
{
    public static IEnumerable<SaveError> Check(Draft draft, Org org)
    {
        foreach (var field in draft.Named.Where(field => field.Kind is FieldKind.Reference))
        {
            if (draft.Values[field.Ordinal] is not string id) continue;
            if (!SalesforceId.TryNormalise(id, out var normal) || !PointsTo(org, field, normal))
            {
                yield return SaveError.Of("MALFORMED_ID", $"{field.Label}: id value of incorrect type: {id}", field.Name);
                continue;
            }

            draft.Values[field.Ordinal] = normal;
            if (field.ReferenceTo.Any(target => org.Store.Schema.Find(target) is not null) && org.Store.Find(normal) is not { IsDeleted: false })
                yield return SaveError.Of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name);
        }
    }

    /// <summary>An inactive owner stops every save of the record, also one that has nothing to do with the owner.</summary>
    public static IEnumerable<SaveError> CheckOwner(Draft draft, Org org)
    {
        if (draft.Type.Find("OwnerId") is not { } field || org.Store.Find(draft.Values[field.Ordinal] as string) is not { } owner) yield break;
        if (owner.Type.Name is "User" && !owner.Flag("IsActive"))
        {
            var what = draft.Type.Name.ToLowerInvariant();
            yield return SaveError.Of("INACTIVE_OWNER_OR_USER", $"operation performed with inactive user [{owner.Id[..15]}] as owner of {what}", field.Name);
        }

        if (owner.Type.Name is "Group" && !org.IsQueueFor(owner, draft.Type))
            yield return SaveError.Of("INVALID_OPERATION", "Queue not associated with this SObject type", field.Name);
    }

    private static bool PointsTo(Org org, Field field, string id)
    {
        var known = field.ReferenceTo.Select(org.Store.Schema.Find).OfType<ObjectSchema>().ToList();
        return known.Count == 0 || known.Exists(target => id.StartsWith(target.KeyPrefix, StringComparison.Ordinal));
    }
}
