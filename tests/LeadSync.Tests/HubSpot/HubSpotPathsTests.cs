using LeadSync.HubSpot;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotPathsTests
{
    [Theory]
    [InlineData("/objects/contacts/search", "v3", "/crm/v3/objects/contacts/search")]
    [InlineData("/objects/contacts/search", "2026-03", "/crm/objects/2026-03/contacts/search")]
    [InlineData("/properties/contacts", "2026-09", "/crm/properties/2026-09/contacts")]
    [InlineData("/owners", "v3", "/crm/v3/owners")]
    [InlineData("/owners", "2026-03", "/crm/owners/2026-03")]
    [InlineData("/lists/7/memberships", "2026-03", "/crm/lists/2026-03/7/memberships")]
    [InlineData("/events/event-types", "v3", "/events/v3/events/event-types")]
    [InlineData("/events/event-types", "2026-03", "/events/event-occurrences/2026-03/event-types")]
    [InlineData("/account", "2026-03", "/account-info/2026-03/details")]
    [InlineData("/blogs/posts", "v3", "/cms/v3/blogs/posts")]
    [InlineData("/blogs/tags", "2026-03", "/cms/blogs/2026-03/tags")]
    [InlineData("/forms", "2026-03", "/marketing/v3/forms")]
    [InlineData("/submissions/3f1c", "2026-03", "/form-integrations/v1/submissions/forms/3f1c")]
    [InlineData("/email-events", "2026-09", "/email/public/v1/events")]
    public void Knows_where_each_resource_lives(string path, string version, string real) => HubSpotPaths.Resolve(path, version).ShouldBe(real);

    [Fact]
    public void Refuses_a_version_it_does_not_know() =>
        Should.Throw<ArgumentException>(() => HubSpotPaths.Resolve("/owners", "2025-09")).Message.ShouldContain("v3, 2026-03, 2026-09");

    [Fact]
    public void Knows_every_path_of_the_interface()
    {
        var paths = typeof(IHubSpotApi).GetMethods()
            .SelectMany(method => method.GetCustomAttributes(inherit: false).OfType<Refit.HttpMethodAttribute>())
            .Select(attribute => attribute.Path.Split('?')[0])
            .ToList();

        paths.Count.ShouldBeGreaterThan(10);
        foreach (var version in HubSpotPaths.Versions)
            paths.ShouldAllBe(path => HubSpotPaths.Resolve(path, version).StartsWith('/'));
    }
}
