using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Storage;

/// <summary>Who was forgotten, as keyed fingerprints: they recognise a late event, and name nobody.</summary>
/// <remarks>The key is random and of this store alone: nobody can compare two installations, or look an address up in a list made elsewhere.</remarks>
internal static class ForgottenRows
{
    private const string Salt = "privacy/salt";

    /// <param name="erased">For good; false for a contact that was deleted, and may be restored.</param>
    public static void Add(SqlSession session, IEnumerable<string?> names, bool erased, DateTimeOffset now)
    {
        foreach (var name in names.OfType<string>())
        {
            session.Run(
                "INSERT INTO forgotten (name, at, erased) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET at = excluded.at, erased = max(erased, excluded.erased)",
                Fingerprint(session, name),
                now.Ms(),
                erased ? 1 : 0);
        }
    }

    /// <summary>Was the contact of this id erased? HubSpot gives no id twice.</summary>
    public static bool IsErased(SqlSession session, string contactId) => Find(session, contactId) is { Erased: true };

    /// <summary>Was the contact of this id only deleted, as far as is known?</summary>
    public static bool IsDeleted(SqlSession session, string contactId) => Find(session, contactId) is { Erased: false };

    /// <summary>When whoever had this contact id or address was forgotten; null where nobody was. What happens later is a person who comes anew.</summary>
    public static DateTimeOffset? At(SqlSession session, string? name) => name is null ? null : Find(session, name)?.At;

    /// <summary>A contact that was deleted is there again.</summary>
    public static void Restore(SqlSession session, IEnumerable<string> names)
    {
        if (!Any(session)) return;

        foreach (var name in names) session.Run("DELETE FROM forgotten WHERE name = $1 AND erased = 0", Fingerprint(session, name));
    }

    private static (DateTimeOffset At, bool Erased)? Find(SqlSession session, string name) => Any(session)
        ? session.First<(DateTimeOffset, bool)?>("SELECT at, erased FROM forgotten WHERE name = $1", row => (row.Time(0)!.Value, row.GetInt64(1) != 0), Fingerprint(session, name))
        : null;

    /// <summary>Most stores have forgotten nobody: then no fingerprint is worked out.</summary>
    private static bool Any(SqlSession session) => session.Count("SELECT EXISTS (SELECT 1 FROM forgotten)") > 0;

    private static string Fingerprint(SqlSession session, string name)
    {
        var salt = Marks.Get(session, Salt) ?? Marks.GetOrSet(session, Salt, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(name.Trim().ToLowerInvariant())));
    }
}
