using System.Text;
using HandlebarsDotNet;

namespace LeadSync.Rules.Templates;

/// <summary>Three letters mean something to Slack and are written as entities, all others stand as they are (Slack: Formatting message text).</summary>
internal sealed class SlackEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target)
    {
        foreach (var letter in text ?? "") Encode(letter, target);
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text?.MoveNext() is true) Encode(text.Current, target);
    }

    private static void Encode(char letter, TextWriter target)
    {
        switch (letter)
        {
            case '&':
                target.Write("&amp;");
                break;
            case '<':
                target.Write("&lt;");
                break;
            case '>':
                target.Write("&gt;");
                break;
            default:
                target.Write(letter);
                break;
        }
    }
}
