using System.Text.RegularExpressions;
using LeadSync.HubSpot;
using LeadSync.Provisioning;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Provisioning;

public sealed partial class PlanTests
{
    private static readonly Needed Needed = Needed.For(["Timing", "No budget"]);

    [Fact]
    public void A_bare_account_gets_the_group_before_its_properties()
    {
        var plan = HubSpotPlan.Of(Needed, [], []);

        plan.Steps[0].ShouldBeOfType<Step.MakeGroup>();
        plan.Steps.Count.ShouldBe(1 + Needed.Properties.Count);
    }

    [Fact]
    public void What_is_there_as_it_should_be_is_left_alone()
    {
        var plan = HubSpotPlan.Of(Needed, [Needed.Group], [.. Needed.Properties.Select(Present)]);

        (plan.Steps.Count, plan.There, plan.Wrong.Count).ShouldBe((0, 1 + Needed.Properties.Count, 0));
    }

    [Fact]
    public void A_property_of_another_type_is_told_and_never_changed()
    {
        var plan = HubSpotPlan.Of(Needed, [Needed.Group], [.. Needed.Properties.Select(property => property.Name == "leadsync_score" ? Present(property) with { Type = "string" } : Present(property))]);

        plan.Steps.ShouldBeEmpty();
        var wrong = plan.Wrong.ShouldHaveSingleItem();
        (wrong.What, wrong.Wrong).ShouldBe(("HubSpot property leadsync_score", "it is of type string, LeadSync needs number"));
        wrong.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_key_that_is_not_unique_and_a_choice_that_lacks_an_option_are_told()
    {
        var plan = HubSpotPlan.Of(Needed, [Needed.Group], [.. Needed.Properties.Select(property => Present(property) with
        {
            HasUniqueValue = false,
            Options = [.. property.Options.Where(option => option.Value != "recall")],
        })]);

        plan.Wrong.Select(one => one.What).ShouldBe(["HubSpot property leadsync_id", "HubSpot property leadsync_request"]);
        plan.Wrong[1].Wrong.ShouldContain("recall");
    }

    [Fact]
    public void A_field_comes_before_the_permissions_that_name_it_and_our_user_last()
    {
        var steps = SalesforcePlan.Of(Needed, Bare).Steps;

        var order = steps.Select(step => step.GetType().Name).Aggregate(new List<string>(), (kinds, kind) => kinds is [.., var last] && last == kind ? kinds : [.. kinds, kind]);
        order.ShouldBe(["MakeField", "MakePermissionSet", "AllowObject", "AllowField", "Assign", "MakePermissionSet", "AllowField"]);
        steps.OfType<Step.MakeField>().Count().ShouldBe(27);
    }

    [Fact]
    public void A_rep_edits_what_a_rep_fills_in_and_reads_the_rest()
    {
        var rep = Needed.PermissionSets.Single(set => set.Name == "LeadSync_Rep");

        rep.Fields.Where(field => field.Value).Select(field => $"{field.Key}").Order()
            .ShouldBe(["Contact.LeadSync_Feedback__c", "Contact.LeadSync_Return_Reason__c", "Lead.LeadSync_Feedback__c", "Lead.LeadSync_Return_Reason__c"]);
        (rep.Fields.Count, rep.ObjectRights.Count, rep.UserPermissions.Count, rep.IsOurs).ShouldBe((28, 0, 0, false));
    }

    [Theory]
    [InlineData("string", 39, false, "39 characters")]
    [InlineData("double", 0, false, "type double")]
    [InlineData("string", 40, true, "formula")]
    public void A_field_that_differs_is_told_and_never_changed(string type, int length, bool calculated, string told)
    {
        var present = new SalesforceField("LeadSync_Id__c", "", type, length, true, true, true, false, ExternalId: true, Unique: true, false, [], []) { Calculated = calculated };

        var plan = SalesforcePlan.Of(Needed, Bare with { Fields = With("Lead", present) });

        plan.Wrong.ShouldHaveSingleItem().Wrong.ShouldContain(told);
        plan.Steps.OfType<Step.MakeField>().ShouldNotContain(step => step.On == "Lead" && step.Field.Name == "LeadSync_Id__c");
    }

    [Fact]
    public void A_permission_that_is_less_than_needed_is_raised_and_one_that_is_more_stays()
    {
        var field = new FieldOf("Lead", "LeadSync_Id__c");
        var set = FoundPermissionSet.None with
        {
            Id = "0PS1",
            Fields = new Dictionary<FieldOf, FoundFieldRight> { [field] = new("01k1", Reads: true, Edits: false) },
            Objects = new Dictionary<string, FoundObjectRight> { ["Account"] = new("1101", true, true, true, true), ["Lead"] = new("1102", true, true, true, SeesAll: false) },
        };

        var steps = SalesforcePlan.Of(Needed, Bare with { PermissionSets = new Dictionary<string, FoundPermissionSet> { ["LeadSync_Integration"] = set } }).Steps;

        steps.OfType<Step.AllowField>().Single(step => step.Set.IsOurs && step.Field == field).Existing.ShouldBe("01k1");
        steps.OfType<Step.AllowObject>().Select(step => (step.Object, step.Existing)).ShouldBe([("Contact", null), ("Lead", "1102"), ("Opportunity", null)]);
        steps.OfType<Step.AllowUser>().ShouldHaveSingleItem().Existing.ShouldBe("0PS1");
    }

    [Fact]
    public void Whatever_LeadSync_names_as_its_own_is_provisioned()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "LeadSync"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Names().Matches(source).Select(match => match.Value).Distinct()
            .ShouldBeSubsetOf(Needed.Properties.Select(property => property.Name).Concat(Needed.Fields.Select(field => field.Name)));
    }

    [GeneratedRegex(@"(?<="")(leadsync_[a-z_]*[a-z]|LeadSync_[A-Za-z_]+__c)(?="")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    private static SalesforceFound Bare => new(With("Lead"), new Dictionary<string, FoundPermissionSet>(), "0051");

    private static Dictionary<string, IReadOnlyList<SalesforceField>> With(string type, params SalesforceField[] fields) =>
        new() { ["Lead"] = [], ["Contact"] = [], ["Task"] = [], [type] = fields };

    private static HubSpotProperty Present(NewProperty property) =>
        new(property.Name, property.Label, property.Type, property.FieldType, property.GroupName, property.Options, property.HasUniqueValue);
}
