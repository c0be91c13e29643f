using LeadSync.Leads;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>Finds leads by what people have at hand: an address, an id of any of the three systems, a stage, a hold.</summary>
internal static class LeadFinder
{
    /// <summary>Leads of one answer at most.</summary>
    public const int Page = 100;

    /// <summary>What <c>WHO</c> may be, for the sentence that says nothing was found.</summary>
    public const string WhatIsSearched = "e-mail address, LeadSync id, HubSpot contact id, Salesforce id (15 or 18 characters)";

    private const string StagePrefix = "stage:";
    private const string HoldPrefix = "hold:";

    /// <summary>The one lead that somebody means; null where there is none.</summary>
    public static Lead? Find(SqlSession session, string who) => Who(session, who.Trim()).FirstOrDefault();

    /// <summary>Leads in the order of their ids.</summary>
    /// <param name="query">Empty for all, <c>stage:sal</c>, <c>hold:yes</c>, <c>hold:pair</c>, or anything that <see cref="Find"/> takes.</param>
    /// <param name="after">Id of the last lead of the page before; null for the first page.</param>
    public static List<Lead> Search(SqlSession session, string query, string? after) => query.Trim() switch
    {
        "" => session.All($"SELECT state FROM leads WHERE id > $1 ORDER BY id LIMIT {Page}", State, after ?? ""),
        "hold:yes" => session.All(
            $"SELECT state FROM leads WHERE id > $1 AND json_array_length(state, '$.holds') > 0 ORDER BY id LIMIT {Page}", State, after ?? ""),
        var hold when hold.StartsWith(HoldPrefix, StringComparison.OrdinalIgnoreCase) => session.All(
            $"SELECT state FROM leads WHERE id > $2 AND json_array_length(state, '$.holds') > 0 AND EXISTS (SELECT 1 FROM json_each(state, '$.holds') WHERE value ->> '$.what' = $1) ORDER BY id LIMIT {Page}", State, hold[HoldPrefix.Length..].Trim(), after ?? ""),
        var stage when stage.StartsWith(StagePrefix, StringComparison.OrdinalIgnoreCase) => session.All(
            $"SELECT state FROM leads WHERE stage = $1 AND id > $2 ORDER BY id LIMIT {Page}", State, stage[StagePrefix.Length..].Trim(), after ?? ""),
        var who when after is null => Who(session, who),
        _ => [],
    };

    private static List<Lead> Who(SqlSession session, string who) =>
        who.Contains('@', StringComparison.Ordinal)
            ? [.. LeadRows.OfAddress(session, who.ToLowerInvariant()).Take(Page).Select(id => LeadRows.Load(session, id)).OfType<Lead>()]
            : session.All(
                """
                SELECT state FROM leads WHERE id = $1
                UNION SELECT state FROM leads WHERE contact_id = $2
                UNION SELECT state FROM leads WHERE crm_id >= $3 AND crm_id < $3 || '~'
                UNION SELECT state FROM leads WHERE id IN (SELECT lead FROM aliases WHERE name IN ($1, $4))
                """,
                State,
                who.ToLowerInvariant(),
                who,
                who.Length is 15 or 18 ? who : NoId,
                CrmLink.Short(who));

    /// <summary>Stored ids have 18 characters, of which the first 15 say all; this one sorts after every id.</summary>
    private const string NoId = "~";

    private static Lead State(SqliteDataReader row) => StoredJson.Read<Lead>(row.GetString(0));
}
