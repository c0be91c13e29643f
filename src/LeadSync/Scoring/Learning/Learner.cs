using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>What the closed leads teach: how good today's rules are, how good learned ones are on leads not seen, and which rules those would be.</summary>
internal static class Learner
{
    /// <exception cref="ArgumentException">There is too little to learn from; <see cref="EnoughData"/> says so before.</exception>
    public static Learned Learn(IReadOnlyList<ClosedLead> closed, Rulebook rules)
    {
        // Sorted, so that neither the order of a file nor that of a store decides who is judged with whom.
        var leads = closed.OrderBy(lead => lead.Who.ContactId, StringComparer.Ordinal).ToList();
        if (EnoughData.WhyNot([.. leads.Select(lead => lead.Won)]) is { } whyNot) throw new ArgumentException(whyNot, nameof(closed));

        var survey = PropertySurvey.Of(leads);
        var table = new LeadTable(leads, survey.Usable);
        var late = LateInputs.Find(table);
        var proposing = Without(table, [.. late.Where(input => input.LeftOut)]);
        var heldOut = CrossValidation.Of(proposing);
        var model = RuleLearner.Learn(proposing, proposing.AllRows);
        return new Learned
        {
            Won = table.Won,
            LeftAside = survey.LeftAside,
            Late = late,
            Today = TodaysRules.Judge(leads, rules),
            HeldOut = heldOut,
            WithLate = late.Any(input => input.LeftOut) ? CrossValidation.Of(table) : heldOut,
            WithoutLate = late.Any(input => !input.LeftOut) ? CrossValidation.Of(Without(table, late)) : heldOut,
            Penalty = model.Penalty,
            Proposal = Proposal.Of(proposing, PointRules.Of(model), heldOut, rules.Scoring),
        };
    }

    private static LeadTable Without(LeadTable table, IReadOnlyList<LateInput> late) =>
        table.Only([.. table.Properties.Where(property => late.All(input => input.Property != property.Name))]);
}

internal sealed record Learned
{
    /// <summary>How each lead ended, sorted by contact.</summary>
    public required IReadOnlyList<bool> Won { get; init; }

    /// <summary>Properties that no rule was made of, a sentence each.</summary>
    public required IReadOnlyList<string> LeftAside { get; init; }
    public required IReadOnlyList<LateInput> Late { get; init; }
    public required TodaysRules Today { get; init; }

    /// <summary>What the proposal uses, judged on leads not seen: without the inputs that are left out.</summary>
    public required CrossValidation HeldOut { get; init; }

    /// <summary>With every input, however late it may be.</summary>
    public required CrossValidation WithLate { get; init; }

    /// <summary>Without any that may be late.</summary>
    public required CrossValidation WithoutLate { get; init; }
    public required double Penalty { get; init; }
    public required Proposal Proposal { get; init; }

    public IReadOnlyList<Tenth> Tenths => Tenth.Of(HeldOut.Points, Won, HeldOut.Chances);
}
