using LeadSync.Rules;
using LeadSync.Rules.Files;
using LeadSync.Scoring;
using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary>The proposed <c>scoring.yaml</c>, and proof that it reads as it was meant.</summary>
/// <param name="Auc">Of the file as a whole, read back and applied to the leads that it was made from.</param>
internal sealed record ProposedFile(string Text, Auc Auc)
{
    /// <param name="read">Reads a configuration that has this file in place of its own.</param>
    /// <exception cref="InvalidOperationException">The file does not read as it was meant: a fault of LeadSync.</exception>
    public static ProposedFile Of(Learned learned, IReadOnlyList<ClosedLead> leads, Func<ConfigFile, RulebookReading> read)
    {
        var text = ScoringYaml.Of(learned.Proposal.Rules, Heading(learned), Qualifying(learned.Proposal), place => Comment(learned, place));
        var reading = read(new ConfigFile(ScoringFile.Name, text, IsShipped: false));
        if (reading.Rulebook is not { } rules)
            throw new InvalidOperationException($"The proposed {ScoringFile.Name} is not valid: {FindingsText.Of(reading.Findings, Purpose.CheckOffline)}");

        var scores = TodaysRules.Scores(leads, rules.Scoring, rules).Select(score => (double)score.Total);
        return new ProposedFile(text, Auc.Of([.. scores], [.. leads.Select(lead => lead.Won)]));
    }

    private static IEnumerable<string> Heading(Learned learned)
    {
        var (figures, won) = (learned.HeldOut.Rules, learned.Won.Count(one => one));
        yield return "LeadSync: a scoring.yaml as `leadsync learn` proposes it. Nothing changes until you put it in the place of yours.";
        yield return "";
        yield return $"Learned from {learned.Won.Count:N0} closed leads, of whom {won:N0} ({Share(won, learned.Won.Count)}) were won. Fit, grades and qualifyAt are new, the rest is as it was.";
        yield return $"Ten points more double the odds. On leads that they had not seen, rules made this way reach an AUC of {figures.Value:0.000} ({figures.Low:0.000} to {figures.High:0.000}); today's reach {learned.Today.Auc.Value:0.000}.";
        yield return "Behind each rule stands how many of these leads it holds for, and how many of them were won: not what the rule alone does, for the rules speak together.";
        foreach (var input in learned.Late.Where(input => input.LeftOut)) yield return $"Left out: {input.Property}; {input.Because}.";
        foreach (var input in learned.Late.Where(input => !input.LeftOut)) yield return $"Used, but look at it: {input.Property}; {input.Because}.";
    }

    private static IEnumerable<string> Qualifying(Proposal proposal)
    {
        yield return "How high? Of the leads that the rules had not seen, at or above each threshold:";
        foreach (var choice in proposal.Choices.Append(proposal.Qualify).DistinctBy(choice => choice.Score).OrderByDescending(choice => choice.Score))
            yield return $"  {choice.Score,4}  {choice.Leads,6:N0} leads ({Share(choice.Leads, choice.AllLeads)}), {Share(choice.Won, choice.Leads)} of them won, {Share(choice.Won, choice.AllWon)} of all that were won{(choice == proposal.Qualify ? "   <- proposed: it parts won from lost best" : "")}";
    }

    private static (string? Above, string Behind) Comment(Learned learned, int place)
    {
        var rule = learned.Proposal.Fit[place];
        var isFirst = place == 0 || learned.Proposal.Fit[place - 1].Property != rule.Property;
        return (isFirst && rule.Property.Length > 0 ? rule.Property : null, $"{rule.Leads:N0} leads, {Share(rule.Won, rule.Leads)} won");
    }

    internal static string Share(int part, int all) => all == 0 ? "0%" : $"{100.0 * part / all:0}%";
}
