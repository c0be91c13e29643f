namespace LeadSync.Rules;

/// <summary>Where in the configuration a word stands: a file and its line, or an environment variable.</summary>
/// <param name="File">File name, or the name of the variable.</param>
/// <param name="Line">Counts from 1; 0 where the place has no lines.</param>
internal readonly record struct Position(string File, int Line)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
