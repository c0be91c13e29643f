using LeadSync.Cli.Demo;

namespace LeadSync.Tests.Cli.Demo;

public sealed class RepTemperTests
{
    [Fact]
    public void A_lead_is_treated_one_way_however_often_it_is_asked() =>
        RepTemper.Lively.PlanFor("00Q1").ShouldBe(RepTemper.Lively.PlanFor("00Q1"));

    [Fact]
    public void The_shares_are_what_they_say()
    {
        var plans = Enumerable.Range(0, 2000).Select(number => RepTemper.Lively.PlanFor($"00Q{number}")).ToList();

        Share(RepDeed.Accept).ShouldBe(RepTemper.Lively.Accepts, 0.04);
        Share(RepDeed.Reject).ShouldBe(RepTemper.Lively.Rejects, 0.04);
        Share(RepDeed.Ignore).ShouldBeGreaterThan(0.15);

        double Share(RepDeed deed) => plans.Count(plan => plan.Deed == deed) / (double)plans.Count;
    }

    [Fact]
    public void Whoever_answers_does_so_before_the_demos_deadlines() // 20 s and 40 s in config/demo/sla.yaml
    {
        var plans = Enumerable.Range(0, 500).Select(number => RepTemper.Diligent.PlanFor($"00Q{number}")).ToList();

        plans.ShouldAllBe(plan => plan.After < TimeSpan.FromSeconds(15) && plan.QualifiesAfter < TimeSpan.FromSeconds(30));
    }
}
