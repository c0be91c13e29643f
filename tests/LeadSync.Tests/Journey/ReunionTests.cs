using LeadSync.Journey;
using LeadSync.Journey.News;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Which of two leads goes on when HubSpot makes one contact of two.</summary>
public sealed class ReunionTests
{
    private static readonly StageRules Stages = RulebookReader.ReadDemo(_ => null).Rulebook!.Stages;
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    [Fact]
    public void Whoever_is_with_sales_goes_on_and_the_others_Lead_is_listed_as_a_pair_with_its_clocks_closed()
    {
        var (worked, returned) = (Lead("101", Stage.Sal, "00Q1"), Lead("102", Stage.Recycled, "00Q2", returns: 2));

        var reunion = Meet(returned, worked);

        reunion.Survivor.Id.ShouldBe(worked.Id);
        reunion.Survivor.ContactId.ShouldBe("205");
        reunion.Survivor.Crm!.Id.ShouldBe("00Q1");
        reunion.Survivor.Spares.ShouldBe([new CrmLink(CrmLink.Lead, "00Q2")]);
        reunion.Survivor.Returns.ShouldBe(2);
        reunion.Survivor.HoldOn(HoldOn.Pair)!.Because.ShouldContain("merge Lead 00Q2 of Ana Ruiz into Lead 00Q1");
        reunion.Absorbed.Single().Id.ShouldBe(returned.Id);
        reunion.Facts.ShouldContain(fact => fact.Kind == "clock" && fact.Text.Contains("accept", StringComparison.Ordinal));
    }

    [Fact]
    public void One_who_was_never_handed_over_leaves_no_pair_and_no_trace_but_the_merge()
    {
        var reunion = Meet(Lead("101", Stage.Nurture, crm: null) with { Cycle = 0, HandedOffAt = null }, Lead("102", Stage.Assigned, "00Q2"));

        reunion.Survivor.Crm!.Id.ShouldBe("00Q2");
        reunion.Survivor.Spares.ShouldBeEmpty();
        reunion.Survivor.Holds.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_only_the_new_contact_made_ends_in_the_one_that_was_there_before()
    {
        var before = Lead("101", Stage.Nurture, crm: null) with { Cycle = 0, HandedOffAt = null };
        var made = new Lead { Id = LeadId.New(Some.Now.AddHours(1)), ContactId = "205" };

        var reunion = Meet(made, before);

        reunion.Survivor.Id.ShouldBe(before.Id);
        reunion.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void The_order_in_which_they_are_found_does_not_matter()
    {
        Lead[] leads = [Lead("101", Stage.Assigned, "00Q1"), Lead("102", Stage.Sal, "00Q2"), Lead("103", Stage.Recycled, "00Q3"), Lead("104", Stage.Nurture, crm: null)];

        var survivors = Enumerable.Range(0, 50).Select(seed => Meet([.. leads.OrderBy(_ => Random.Shared.Next())]).Survivor.Id).Distinct();

        survivors.ShouldBe([leads[1].Id]);
    }

    [Fact]
    public void Marketing_is_told_all_of_it_anew_since_the_contact_has_the_words_of_one_of_them() =>
        Meet(Lead("101", Stage.Sal, "00Q1") with { ToldStage = Stage.Sal, ToldHubSpot = new Dictionary<string, string> { ["leadsync_stage"] = "sal" } }, Lead("102", Stage.Sal, "00Q2"))
            .Survivor.ShouldSatisfyAllConditions(lead => lead.ToldStage.ShouldBeNull(), lead => lead.ToldHubSpot.ShouldBeEmpty());

    private static Reunion Meet(params Lead[] leads) => Reunion.Of(leads, "205", Stages, Some.Now);

    private static Lead Lead(string contact, string stage, string? crm, int returns = 0) => new()
    {
        Id = LeadId.New(Some.Now.AddSeconds(int.Parse(contact))),
        Version = 3,
        ContactId = contact,
        Stage = stage,
        Cycle = 1,
        Crm = crm is null ? null : new CrmLink(CrmLink.Lead, crm),
        Owner = Ana,
        HandedOffAt = Some.Now,
        QualifiedAt = Some.Now,
        Returns = returns,
        Clocks = [new Clock("accept", Stage.Sal, Some.Now, Some.Now.AddHours(12))],
    };
}
