namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>LIKE: `%` is any run of characters, `_` is one, a backslash makes either literal; case does not matter.</summary>
internal sealed class LikePattern
{
    private readonly List<(char Sign, bool Literal)> signs = [];

    public LikePattern(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            var escaped = pattern[at] == '\\' && at + 1 < pattern.Length;
            if (escaped) at++;
            signs.Add((char.ToUpperInvariant(pattern[at]), escaped));
        }
    }

    public bool Matches(string text)
    {
        // Where a run was met last, and from where in the text it is tried again one character longer.
        int at = 0, sign = 0, run = -1, retry = 0;
        while (at < text.Length)
        {
            if (sign < signs.Count && IsRun(sign)) (run, retry, sign) = (sign, at, sign + 1);
            else if (sign < signs.Count && Fits(sign, text[at])) (at, sign) = (at + 1, sign + 1);
            else if (run >= 0) (sign, at, retry) = (run + 1, retry + 1, retry + 1);
            else return false;
        }

        while (sign < signs.Count && IsRun(sign)) sign++;
        return sign == signs.Count;
    }

    private bool IsRun(int sign) => signs[sign] is ('%', false);

    private bool Fits(int sign, char c) => signs[sign] is ('_', false) || signs[sign].Sign == char.ToUpperInvariant(c);
}
