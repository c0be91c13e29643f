using System.Text.RegularExpressions;
using LeadSync.Rules.Files;

namespace LeadSync.Rules;

/// <summary>A configuration may be kept and shown; a secret that an admin wrote into it, instead of naming where it is, may not.</summary>
internal static partial class HiddenSecrets
{
    /// <summary>A variable that nobody sets: what was hidden reads as a secret that is not there.</summary>
    private const string Hidden = "${HIDDEN}";

    public static string Of(ConfigFile file)
    {
        var text = Secret().Replace(file.Text, Hide);
        return file.Name == AlertsFile.Name ? Address().Replace(text, Hide) : text;
    }

    private static string Hide(Match found) =>
        found.Groups["value"].Value is var value && (value.Contains("${", StringComparison.Ordinal) || value.Trim('"', '\'').Length == 0) ? found.Value : $"{found.Groups["key"].Value}\"{Hidden}\"";

    /// <summary>The value ends with its quotes, or where a plain word of YAML ends.</summary>
    private const string Value = """(?<value>\[[^\]\n]*\]|"[^"\n]*"|'[^'\n]*'|[^\s,\{\}\]#"'\[][^\s,\}\]#"']*)""";

    [GeneratedRegex("""(?<key>\b(token|adminToken|clientSecret|clientId|secret|password)"?\s*:[ \t]+)""" + Value, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    /// <summary>Whoever knows the address of an incoming webhook can post there.</summary>
    [GeneratedRegex("""(?<key>\burl"?\s*:[ \t]+)(?<value>"https?://[^"\n]*"|'https?://[^'\n]*'|https?://[^\s,\}]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
