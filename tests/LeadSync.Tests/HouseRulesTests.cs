namespace LeadSync.Tests;

public sealed class HouseRulesTests
{
    [Fact]
    public void The_house_stands() => typeof(LeadSync.Sandbox.SandboxOptions).Namespace.ShouldBe("LeadSync.Sandbox");
}
