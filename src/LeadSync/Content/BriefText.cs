using LeadSync.Rules.Templates;

namespace LeadSync.Content;

/// <summary>A brief in words, bounded to the field it stands in by leaving out what a rep misses least.</summary>
internal static class BriefText
{
    /// <summary>From what is missed least to what is missed most; each step goes on from the one before.</summary>
    private static readonly IReadOnlyList<Func<Brief, Brief>> Cuts =
    [
        brief => brief with { Forms = [.. brief.Forms.Select(form => form with { Answers = [.. form.Answers.Take(3)] })] },
        brief => brief with { Facts = [.. brief.Facts.Take(3)] },
        brief => brief with { Pieces = [.. brief.Pieces.Take(3)] },
        brief => brief with { Next = [.. brief.Next.Take(2)] },
        brief => brief with { Source = null, Facts = [] },
        brief => brief with { Forms = [.. brief.Forms.Take(1)] },
        brief => brief with { Pieces = [.. brief.Pieces.Take(1)], Reasons = [.. brief.Reasons.Take(2)] },
        brief => brief with { Next = [.. brief.Next.Take(1)], Topics = [.. brief.Topics.Take(2)] },
        brief => brief with { Depth = null, Against = [.. brief.Against.Take(1)], Reasons = [.. brief.Reasons.Take(1)] },
        brief => brief with { Forms = [], Pieces = [] },
        brief => brief with { Score = null, Grade = null, Reasons = [], Against = [] },
        brief => brief with { Next = [] },
        brief => brief with { Topics = [] },
    ];

    /// <param name="most">Characters that the field takes; 0 where nobody knows.</param>
    public static string Of(Brief brief, Template template, int most)
    {
        var text = Render(brief, template);
        foreach (var cut in Cuts)
        {
            if (Fits(text, most)) return text;
            brief = cut(brief);
            text = Render(brief, template);
        }

        // What an admin's template says without values may be too long by itself.
        while (!Fits(text, most)) text = text[..Math.Max(text.LastIndexOf('\n'), 0)].TrimEnd();
        return text;
    }

    private static string Render(Brief brief, Template template) => template.Render(brief.Values) ?? BriefTemplate.Shipped.Render(brief.Values) ?? "";

    /// <summary>A line break counts twice: Salesforce keeps it as two characters.</summary>
    private static bool Fits(string text, int most) => most <= 0 || text.Length + text.Count(letter => letter == '\n') <= most;
}
