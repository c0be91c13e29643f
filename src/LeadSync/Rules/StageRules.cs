namespace LeadSync.Rules;

/// <summary><c>stages.yaml</c>: the words both teams agreed on, in their order.</summary>
internal sealed record StageRules(IReadOnlyList<StageRule> Stages, UnknownStatus UnknownStatus, Lifecycle Lifecycle)
{
    /// <summary>The rule of a stage. A lead may stand in one that was taken out of the file since: that one is no end, and any sign leads out of it.</summary>
    public StageRule this[string stage] => Stages.FirstOrDefault(rule => rule.Name == stage)
        ?? new StageRule(stage, "not in stages.yaml any more", [], new Dictionary<string, string>(), StageEnd.No, null, [], new Position("stages.yaml", 0));

    /// <summary>Names of the stages in which sales has a lead.</summary>
    public IEnumerable<string> WithSales => Stages.Where(stage => stage.Ends == StageEnd.No && stage.Name != Leads.Stage.Nurture).Select(stage => stage.Name);

    /// <summary>Of these, the ones in which a rep still has the lead to work on: a deal is no open lead any more.</summary>
    public IEnumerable<string> InHand => WithSales.Where(stage => Order(stage) <= Order(Leads.Stage.Sql));

    /// <summary>Place in the agreed order, from 0; -1 for an unknown name.</summary>
    public int Order(string stage) => Stages.TakeWhile(rule => rule.Name != stage).Count() is var at && at < Stages.Count ? at : -1;
}

/// <param name="Salesforce">Any of these is recognised; the first Status named is the one LeadSync writes.</param>
/// <param name="HubSpot">Properties written when a lead enters the stage.</param>
internal sealed record StageRule(
    string Name,
    string Means,
    IReadOnlyList<CrmSign> Salesforce,
    IReadOnlyDictionary<string, string> HubSpot,
    StageEnd Ends,
    TimeSpan? CoolOff,
    IReadOnlyList<string> Requires,
    Position At)
{
    /// <summary>The Status LeadSync writes for this stage, or null where it writes none.</summary>
    public string? Status => Salesforce.SelectMany(sign => sign.Statuses).FirstOrDefault();
}

/// <summary>How a stage shows itself in Salesforce: by Status, by conversion, or by an Opportunity.</summary>
internal sealed record CrmSign
{
    public IReadOnlyList<string> Statuses { get; init; } = [];
    public bool? IsConverted { get; init; }

    /// <summary><c>open</c>, <c>won</c> or <c>lost</c>; null where the sign is none of an Opportunity.</summary>
    public string? Opportunity { get; init; }
}

/// <summary>What the end of the road means: not an end, a good one, back to marketing, or never again.</summary>
internal enum StageEnd { No, Good, Return, Never }

internal enum UnknownStatus { Keep, Hold }

internal enum Lifecycle { ForwardOnly, MayGoBack }
