using System.Diagnostics.CodeAnalysis;

namespace LeadSync.Salesforce;

/// <summary>
/// Record ids: 15 characters where case matters, or the same with a 3 character checksum of the case.
/// LeadSync keeps the 18 character form everywhere, so that equal ids are equal texts.
/// </summary>
internal static class SalesforceIds
{
    private const string Checksums = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>Whether a text has the shape of an id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? id) => id?.Length is 15 or 18 && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>The 18 character form.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static string Normalise(string id)
    {
        if (!IsValid(id))
            throw new FormatException($"A Salesforce id has 15 or 18 letters and digits; this text has {id.Length} characters or others among them.");
        return id.Length == 18 ? id : id + Checksum(id);
    }

    // Each of three groups of five gives one character: bit n is set when the group's n-th character is upper case.
    private static string Checksum(string id) => string.Create(3, id, static (checksum, id) =>
    {
        for (var group = 0; group < 3; group++)
        {
            var upperCase = 0;
            for (var bit = 0; bit < 5; bit++)
            {
                if (char.IsAsciiLetterUpper(id[(group * 5) + bit]))
                    upperCase |= 1 << bit;
            }

            checksum[group] = Checksums[upperCase];
        }
    });
}
