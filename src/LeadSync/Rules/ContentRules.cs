namespace LeadSync.Rules;

/// <summary><c>content.yaml</c>: what marketing has to read.</summary>
internal sealed record ContentRules(IReadOnlyList<ContentRule> Content);

/// <param name="Url">Address pattern; <c>*</c> stands for anything.</param>
internal sealed record ContentRule(string Url, string Title, string Topic, string Stage, string Format, Condition? Recommend);
