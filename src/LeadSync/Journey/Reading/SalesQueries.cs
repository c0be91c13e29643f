using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>The questions to Salesforce, as statements; a hidden field is not asked for, since it would fail the whole query.</summary>
internal sealed class SalesQueries(Rulebook rules, IReadOnlySet<string> leadFields, IReadOnlySet<string> contactFields)
{
    /// <summary>Values of one list: a statement has 100,000 characters (SOQL: Limits), an address some 30, and fields and quotes take their part.</summary>
    private const int MostInOne = 2500;

    public IEnumerable<string> ByIds(IEnumerable<CrmLink> pinned) =>
        from one in pinned.GroupBy(link => link.Object)
        from some in one.Chunk(MostInOne)
        select $"SELECT {Fields(one.Key)} FROM {one.Key} WHERE Id IN {Soql.List(some.Select(link => link.Id))}";

    /// <summary>Changes of Status, owner and mapped fields; a field that the org does not track has no rows.</summary>
    public IEnumerable<string> Changes(IEnumerable<CrmLink> changed) =>
        changed.GroupBy(link => link.Object).Select(group =>
        {
            var fields = rules.Fields.Fields.Where(rule => rule.HoldsFor(group.Key)).Select(rule => rule.Salesforce).Where(Visible(group.Key).Contains)
                .Concat(group.Key == CrmLink.Lead ? ["Status", "Owner"] : []).Distinct();
            return $"SELECT {group.Key}Id, Field, OldValue, NewValue, CreatedById, CreatedDate FROM {group.Key}History WHERE {group.Key}Id IN {Soql.List(group.Select(link => link.Id))} AND Field IN {Soql.List(fields)} ORDER BY CreatedDate, Id";
        });

    public IEnumerable<string> People(IReadOnlyCollection<LeadId> ids, IReadOnlyCollection<string> emails)
    {
        foreach (var (someIds, someEmails) in Together(ids, emails))
        {
            yield return People(CrmLink.Lead, someIds, someEmails);
            yield return People(CrmLink.Contact, someIds, someEmails);
        }
    }

    /// <summary>Lists as long as fit into statements together, for a whole batch of a first load.</summary>
    private static IEnumerable<(IReadOnlyCollection<LeadId> Ids, IReadOnlyCollection<string> Emails)> Together(IReadOnlyCollection<LeadId> ids, IReadOnlyCollection<string> emails)
    {
        if (ids.Count + emails.Count <= MostInOne) return ids.Count + emails.Count == 0 ? [] : [(ids, emails)];

        return ids.Chunk(MostInOne).Select(some => ((IReadOnlyCollection<LeadId>)some, (IReadOnlyCollection<string>)[]))
            .Concat(emails.Chunk(MostInOne).Select(some => ((IReadOnlyCollection<LeadId>)[], (IReadOnlyCollection<string>)some)));
    }

    private string People(string crmObject, IReadOnlyCollection<LeadId> ids, IReadOnlyCollection<string> emails)
    {
        var byId = ids.Count > 0 && Visible(crmObject).Contains("LeadSync_Id__c") ? $"LeadSync_Id__c IN {Soql.List(ids.Select(id => id.Value))}" : null;
        var byMail = emails.Count > 0 ? $"Email IN {Soql.List(emails)}" : null;
        return $"SELECT {Fields(crmObject)} FROM {crmObject} WHERE {string.Join(" OR ", new[] { byId, byMail }.OfType<string>())}";
    }

    private string Fields(string crmObject) => string.Join(", ", WantedFields.OfRecord(rules, crmObject, Visible(crmObject)));

    private IReadOnlySet<string> Visible(string crmObject) => crmObject == CrmLink.Lead ? leadFields : contactFields;
}
