using LeadSync.Rules;

namespace LeadSync.Tests.Routing;

/// <summary>docs/routing.md is run: who gets each lead, and the reason word for word.</summary>
public sealed class RoutingPageTests
{
    [Fact]
    public void The_worked_examples_end_as_the_page_says()
    {
        RoutingPage.Examples.Count().ShouldBe(8);
        foreach (var example in RoutingPage.Examples)
        {
            example.Leads.ShouldNotBeEmpty(example.Title);
            foreach (var (lead, goesTo, because) in example.Play()) (goesTo, because).ShouldBe((lead.GoesTo, lead.Because), $"{example.Title}: {lead.Lead}");
        }
    }

    [Fact]
    public void The_page_explains_every_way_to_assign_and_every_method()
    {
        string[] words = ["pool: NAME", "owner: ID", "queue: NAME", "accountOwner: true", "salesforceRules: true", "verifyWith", "sameOwnerFor", "neverBackTo", "fallback", "capacity", "away", "hours", "holidays", .. Enum.GetNames<PoolMethod>().Select(method => char.ToLowerInvariant(method[0]) + method[1..])];

        words.Where(word => !RoutingPage.Text.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
