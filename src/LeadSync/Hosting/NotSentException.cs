namespace LeadSync.Hosting;

/// <summary>A call was held back before it left, for example because the day's budget is spent.</summary>
internal sealed class NotSentException(string message) : Exception(message);
