namespace LeadSync.Tests;

public sealed class HouseRulesTests
{
    [Fact]
    public void The_house_stands() => typeof(Sandbox.SandboxOptions).Namespace.ShouldBe("LeadSync.Sandbox");
}
