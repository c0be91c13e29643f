using LeadSync.Journey.Fields;
using LeadSync.Leads;

namespace LeadSync.Journey;

/// <summary>What one look decided: the new state, what is to be sent, and what the history says of it.</summary>
internal sealed record Decision(Lead Lead, MarketingView Marketing, IReadOnlyList<Effect> Effects, IReadOnlyList<Fact> Facts, Desk Desk)
{
    /// <summary>There is no such contact, and never was one that mattered.</summary>
    public bool Forget { get; init; }

    /// <summary>Holds only if nothing of it has left for Salesforce meanwhile; what still waits is not sent.</summary>
    public bool Stops { get; init; }

    /// <summary>What has to be read for this very look before more can be said.</summary>
    public Ask Asks { get; init; }

    /// <summary>Whether the lead is ready for sales, and why.</summary>
    public Readiness Readiness { get; init; } = new(false, "");

    /// <summary>Mapped fields that travel, each with its rule.</summary>
    public FieldWrites FieldWrites { get; init; } = FieldWrites.None;
}

/// <summary>Something to deliver.</summary>
internal abstract record Effect
{
    internal sealed record WriteCrm(CrmWrite Write) : Effect;

    internal sealed record WriteContact(ContactWrite Write) : Effect;

    internal sealed record AddTask(TaskDraft Task) : Effect;

    internal sealed record SendMail(MailDraft Mail, DateTimeOffset NotBefore) : Effect;

    internal sealed record PostToSlack(SlackDraft Post, DateTimeOffset NotBefore) : Effect;
}

/// <summary>One sentence of a lead's history.</summary>
/// <param name="Kind">What it is about: <c>stage</c>, <c>owner</c>, <c>score</c>, <c>match</c>, <c>delivery</c>, <c>hold</c>, <c>clock</c>, <c>opportunity</c>, <c>alert</c>.</param>
internal sealed record Fact(string Kind, string Text);
