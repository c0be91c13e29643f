using System.Text;

namespace LeadSync.Sandbox.Salesforce.Identifiers;

/// <summary>
/// Record ids: 15 case-sensitive characters, or 18 with a checksum of which letters are upper case.
/// Answers carry 18, requests may carry either.
/// </summary>
internal static class SalesforceId
{
    private const string ChecksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public const int PrefixLength = 3;

    /// <summary>The digits grow in the order of the characters' codes, so ids minted later also compare as greater.</summary>
    public static string Mint(string keyPrefix, long number)
    {
        Span<char> id = stackalloc char[15];
        id.Fill('0');
        keyPrefix.CopyTo(id);
        "Ws".CopyTo(id[PrefixLength..]);
        for (var at = 14; number > 0; at--, number /= 62) id[at] = Base62[(int)(number % 62)];

        return WithChecksum(new string(id));
    }

    public static string WithChecksum(string fifteen)
    {
        var id = new StringBuilder(fifteen, 18);
        for (var group = 0; group < 15; group += 5)
        {
            var upper = 0;
            for (var at = 0; at < 5; at++)
                if (char.IsAsciiLetterUpper(fifteen[group + at])) upper |= 1 << at;
            id.Append(ChecksumAlphabet[upper]);
        }

        return id.ToString();
    }

    /// <summary>The 18-character form; false for anything that cannot be an id, a wrong checksum included.</summary>
    public static bool TryNormalise(string? text, out string id)
    {
        id = "";
        if (text is not { Length: 15 or 18 } || !text.All(char.IsAsciiLetterOrDigit)) return false;
        id = WithChecksum(text[..15]);

        return text.Length == 15 || string.Equals(id, text);
    }
}
