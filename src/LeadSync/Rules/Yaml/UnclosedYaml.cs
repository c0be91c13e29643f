namespace LeadSync.Rules.Yaml;

/// <summary>Finds the bracket or quote that makes a file no YAML, and closes it where it was meant to end.</summary>
/// <remarks>
/// The parser names the line where it gave up, often the last of the file. YAML wants what goes on over several lines
/// indented deeper than where it began: the first line that is not, shows that something above was never closed.
/// </remarks>
internal sealed class UnclosedYaml
{
    private readonly record struct Opener(char Mark, int Line, int Column, int Indentation);

    private readonly string[] lines;
    private readonly Stack<Opener> open = new();
    private Opener? quote;
    private (int Line, int Column) end;
    private bool closedHere;

    private UnclosedYaml(string text) => lines = text.Split('\n');

    /// <summary>The first such place with its repair; null where brackets and quotes are in order.</summary>
    public static YamlRepair? Find(string text) => new UnclosedYaml(text).Scan();

    private YamlRepair? Scan()
    {
        var blockText = -1;
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            var indentation = line.Length - line.TrimStart(' ').Length;
            if (line.AsSpan().Trim().IsEmpty || (quote is null && line[indentation] == '#')) continue;
            if (blockText >= 0 && indentation > blockText) continue;

            blockText = -1;
            if (NeverClosed(line[indentation], indentation) is { } unclosed) return unclosed;
            closedHere = false;
            for (var column = indentation; column < line.Length; column++)
            {
                if (quote is null && line[column] == '#' && column > 0 && char.IsWhiteSpace(line[column - 1])) break;
                if (Step(number, ref column, indentation) is { } repair) return repair;
                if (!char.IsWhiteSpace(line[column])) end = (number, column + 1);
            }

            if (open.Count == 0 && quote is null && line[..end.Column].TrimEnd('+', '-') is [.., ' ', '|' or '>']) blockText = indentation;
        }

        return NeverClosed('\0', -1);
    }

    /// <summary>Is this line no continuation of what is open?</summary>
    private YamlRepair? NeverClosed(char first, int indentation)
    {
        if (quote is { } opened && indentation <= opened.Indentation) return CloseQuote(opened);
        if (quote is not null || open.Count == 0 || indentation > open.Last().Indentation || first is '}' or ']') return null;

        var outermost = open.Last();
        var closers = string.Concat(open.Select(opener => CloserOf(opener.Mark)));
        return Repair(outermost.Line, $"'{outermost.Mark}' is never closed", $"Close it with '{closers}'", end.Line, lines[end.Line].Insert(end.Column, closers));
    }

    private YamlRepair? Step(int number, ref int column, int indentation)
    {
        var line = lines[number];
        var mark = line[column];
        if (quote is { } opened) return InQuote(opened, number, ref column);
        if (mark is '"' or '\'' && Begins(line, column)) quote = new Opener(mark, number, column, indentation);
        if (mark is '{' or '[' && Begins(line, column)) open.Push(new Opener(mark, number, column, indentation));
        return mark is '}' or ']' ? Closer(mark, number, column) : null;
    }

    private YamlRepair? InQuote(Opener opened, int number, ref int column)
    {
        var line = lines[number];
        if (opened.Mark == '"' && line[column] == '\\') column = Math.Min(column + 1, line.Length - 1);
        else if (line[column] == opened.Mark && opened.Mark == '\'' && column + 1 < line.Length && line[column + 1] == '\'') column++;
        else if (line[column] == opened.Mark)
        {
            quote = null;

            // Words right behind a quoted text: that quote was meant to open, the one before it was never closed.
            var next = line[(column + 1)..].TrimStart();
            if (open.Count > 0 && opened.Line == number && next.Length > 0 && next[0] is not (',' or '}' or ']' or ':' or '#')) return CloseQuote(opened);
        }

        return null;
    }

    private YamlRepair? Closer(char mark, int number, int column)
    {
        if (open.Count == 0)
        {
            return closedHere
                ? Repair(number, $"'{mark}' closes nothing", "Remove it, or open it before", number, lines[number].Remove(column, 1))
                : null;
        }

        if (CloserOf(open.Peek().Mark) == mark)
        {
            open.Pop();
            closedHere = open.Count == 0;
            return null;
        }

        var (top, right, line) = (open.Peek(), CloserOf(open.Peek().Mark), lines[number]);
        if (open.Any(opener => CloserOf(opener.Mark) == mark))
            return Repair(top.Line, $"'{top.Mark}' is never closed", $"Close it with '{right}' before the '{mark}'", number, line.Insert(column, right.ToString()));

        // Enough brackets follow to close all that is open: this one is too many. Otherwise it is the wrong one.
        return line[(column + 1)..].Count(letter => letter == right) >= open.Count(opener => opener.Line == number)
            ? Repair(number, $"'{mark}' closes nothing", "Remove it, or open it before", number, line.Remove(column, 1))
            : Repair(number, $"'{mark}' closes what '{top.Mark}' opened", $"Write '{right}' for it", number, line.Remove(column, 1).Insert(column, right.ToString()));
    }

    /// <summary>Between brackets a text ends at the next comma or bracket, elsewhere with its line.</summary>
    private YamlRepair CloseQuote(Opener opened)
    {
        var line = lines[opened.Line];
        var stop = open.Count > 0 ? line.IndexOfAny([',', '}', ']'], opened.Column) : -1;
        var column = line[..(stop < 0 ? line.Length : stop)].TrimEnd().Length;
        return Repair(opened.Line, $"the quote {opened.Mark} is never closed", $"Close it with {opened.Mark} at the end of its text", opened.Line, line.Insert(column, opened.Mark.ToString()));
    }

    /// <summary>Brackets and quotes mean something only where a value begins; inside a word they are letters.</summary>
    private bool Begins(string line, int column)
    {
        var before = line.AsSpan(0, column).TrimEnd();
        if (before.IsEmpty) return true;
        return open.Count > 0
            ? before[^1] is '{' or '[' or ',' or ':'
            : before[^1] is ':' or '-' or '?' && before.Length < column;
    }

    private static char CloserOf(char opener) => opener == '{' ? '}' : ']';

    private YamlRepair Repair(int line, string wrong, string remedy, int changed, string content)
    {
        var mended = lines.ToArray();
        mended[changed] = content;
        return new YamlRepair(line + 1, wrong, remedy, string.Join('\n', mended));
    }
}
