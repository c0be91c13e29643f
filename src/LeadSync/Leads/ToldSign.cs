namespace LeadSync.Leads;

/// <summary>A sign that somebody was told of, by what it was and on which of the owner's days.</summary>
internal sealed record ToldSign(string Kind, string What, DateOnly Day);
