using LeadSync.Leads;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

/// <summary>Who has the lead once it is being sold to: whoever has the Opportunity, else the Contact. And when a promise of before was kept.</summary>
public sealed class OwnersAfterSqlTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private static readonly CrmOpportunity Sold = new("006Ws00000AbCdEMAV", "Globex 50 seats", Ana) { CreatedAt = Story.Start.AddHours(1) };

    [Fact]
    public void After_a_conversion_whoever_gets_the_Contact_has_the_lead()
    {
        var story = Converted(new Story().Ready().Settle());
        story.Lead.Owner.ShouldBe(Ana);

        story.After(TimeSpan.FromDays(1)).Edit(Bob.CrmId, owner: Bob).Settle();

        story.Lead.Owner.ShouldBe(Bob);
        story.Lead.ToldHubSpot["leadsync_owner"].ShouldBe("Bob Berg");
    }

    [Fact]
    public void Whoever_gets_the_Opportunity_has_the_lead_and_the_owner_who_left_is_nobodys_concern()
    {
        var story = Converted(new Story().Ready().Settle());
        story.Opportunity = Sold;
        story.Settle();
        Leaves(story, Ana);
        story.After(TimeSpan.FromHours(1)).Settle().Lead.HoldOn(HoldOn.Orphan).ShouldNotBeNull();

        story.Opportunity = Sold with { Owner = Bob };
        story.After(TimeSpan.FromHours(1)).Settle();

        story.Lead.Owner.ShouldBe(Bob);
        story.Lead.HoldOn(HoldOn.Orphan).ShouldBeNull();
        story.Lead.Stage.ShouldBe(Stage.Opportunity);
    }

    [Fact]
    public void A_lead_that_came_back_belongs_to_whoever_makes_an_Opportunity_of_it()
    {
        var story = StoryDeeds.OnContact(Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert())).At(10.1).Settle();
        (story.Lead.Stage, story.Lead.Owner!.IsQueue).ShouldBe((Stage.Recycled, true));

        story.Opportunity = Sold with { Owner = Bob, CreatedAt = story.Now };
        story.After(TimeSpan.FromHours(1)).Settle();

        (story.Lead.Stage, story.Lead.Owner).ShouldBe((Stage.Opportunity, Bob));
    }

    [Fact]
    public void What_is_being_sold_is_not_given_to_somebody_else_because_the_owner_left()
    {
        var story = StoryDeeds.OnContact(Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert()));
        story.Opportunity = Sold;
        story.After(TimeSpan.FromHours(2)).Settle();
        Leaves(story, Ana);

        story.After(TimeSpan.FromHours(1)).Settle();

        (story.Lead.Stage, story.Lead.Owner, story.HandoffTask!.Owner).ShouldBe((Stage.Opportunity, Ana, Ana));
        story.Lead.HoldOn(HoldOn.Orphan).ShouldNotBeNull();
    }

    [Fact]
    public void A_Lead_converted_in_time_with_an_Opportunity_and_seen_late_has_broken_no_promise()
    {
        var story = Under(Clock("qualify", Stage.Assigned, Stage.Sql, 10, Revert())).Ready().Settle();
        var due = story.Clock("qualify").Due;
        story.Now = due.AddSeconds(-10);
        story.Record = story.Record! with { IsConverted = true, ConvertedContactId = "003Ws00000AbCdEMAV", LastModified = story.Now };
        story.Became = StoryDeeds.ContactOf(Ana);
        story.Opportunity = Sold with { CreatedAt = story.Now };

        story.After(TimeSpan.FromSeconds(12)).Look();

        (story.Lead.Stage, story.Lead.StageSince, story.Lead.AcceptedAt).ShouldBe((Stage.Opportunity, due.AddSeconds(-10), due.AddSeconds(-10)));
        var clock = story.Clock("qualify");
        (clock.Met, clock.Breached).ShouldBe((due.AddSeconds(-10), null));
    }

    [Theory]
    [InlineData(Deal.Won)]
    [InlineData(Deal.Lost)]
    public void One_that_was_made_in_time_and_seen_when_it_was_closed_has_broken_none_either(string state)
    {
        var story = StoryDeeds.OnContact(Clock("qualify", Stage.Assigned, Stage.Sql, 10, Revert()));
        var due = story.Clock("qualify").Due;
        story.Opportunity = Sold with { CreatedAt = due.AddSeconds(-10), State = state };

        story.Now = due.AddSeconds(2);
        story.Look();

        (story.Clock("qualify").Met, story.Clock("qualify").Breached).ShouldBe((due.AddSeconds(-10), null));
        story.Lead.StageSince.ShouldBe(story.Now);
    }

    private static void Leaves(Story story, Owner owner) =>
        story.Desk = story.Desk with { Seats = story.Desk.Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Owner == owner ? seat.Value with { IsActive = false } : seat.Value) };

    private static Story Converted(Story story)
    {
        story.After(TimeSpan.FromMinutes(5)).Edit(Ana.CrmId, owner: Ana).Settle();
        story.Became = StoryDeeds.ContactOf(Ana);
        story.Record = story.Record! with { IsConverted = true, ConvertedContactId = story.Became.Id, LastModified = story.Now };
        story.Look();
        (story.Record, story.Became) = (story.Became, null);
        story.Settle().Lead.Stage.ShouldBe(Stage.Sql);
        return story;
    }
}
