using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping.Fits;

/// <summary>Texts: nothing but their length can be wrong.</summary>
internal static class TextFit
{
    public static Translated Fit(FieldShape to, string text, FieldRule rule)
    {
        if (to.Length <= 0 || text.Length <= to.Length) return new Translated(text);
        if (rule.TooLong == TooLong.Cut) return new Translated(Cut(text, to.Length));

        return Translated.No($"{text.Length} characters where {to.Length} fit", "shorten it, make the field longer, or write tooLong: cut");
    }

    /// <summary>At most so many UTF-16 units, which is what Salesforce counts; what a reader sees as one character is not split.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;

        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var length && end + length <= most) end += length;
        return text[..end].TrimEnd();
    }
}
