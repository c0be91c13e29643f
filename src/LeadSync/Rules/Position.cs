namespace LeadSync.Rules;

/// <summary>Where in the configuration a word stands; lines count from 1.</summary>
internal readonly record struct Position(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
