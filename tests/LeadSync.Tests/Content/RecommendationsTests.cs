using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Content.Readers;

namespace LeadSync.Tests.Content;

public sealed class RecommendationsTests
{
    [Fact]
    public void Three_pieces_not_yet_read_fit_topic_and_stage_and_say_why()
    {
        var next = Brief(Busy).Next;

        next.ShouldBe(
        [
            new("Calculator", "page", "https://www.acme.example/calculator", "About pricing, which they looked at on 15 Nov; they have not read it"),
            new("Partner list", "page", "https://www.acme.example/partners", "Who asks about security asks who installs it"),
            new("Jobs", "page", "https://www.acme.example/hiring", "Written for people at this point; they have not read it"),
        ]);
    }

    [Fact]
    public void What_they_care_for_most_comes_first_and_what_was_read_does_not_come_again()
    {
        Titles(Page("/calculator"), Page("/calculator", 1), Page("/guides/rollout", 20)).ShouldBe(["Prices"]);
        Titles(Page("/pricing")).ShouldBe(["Calculator"]);
    }

    [Fact]
    public void Nothing_is_sent_before_its_time() // the rollout guide is written for a qualified lead
    {
        var rules = Shelved with { Content = Catalogue with { Content = [.. Catalogue.Content, new ContentRule("/moving", "How others moved", "migration", "", "post", null)] } };
        var who = Some.Person().Doing(Page("/moving"));

        Brief(who, Ready with { Stage = Stage.Assigned }, rules).Next.ShouldBeEmpty();
        Brief(who, Ready with { Stage = Stage.Sal }, rules).Next.ShouldHaveSingleItem().Title.ShouldBe("Rollout guide");
    }

    [Fact]
    public void A_condition_of_the_catalogue_decides_alone()
    {
        var rules = Shelved with { Content = new ContentRules([new ContentRule("https://acme.example/guide*", "Guide", "security", "won", "pdf", Some.When("stage", "sal"))]) };

        Brief(Some.Person(), Ready with { Stage = Stage.Sal }, rules).Next.ShouldHaveSingleItem().Link.ShouldBe("https://acme.example/guide");
        Brief(Some.Person(), Ready, rules).Next.ShouldBeEmpty();
    }

    [Fact]
    public void A_post_of_the_blog_is_sent_like_any_piece()
    {
        var rules = Shelved with { Content = Catalogue.With([new BlogPost("1", "https://blog.acme.example/sso", "Single sign-on", ["security"], null)]) };

        Brief(Some.Person().Doing(Page("/guides/security")), rules: rules).Next[0].ShouldBe(
            new("Single sign-on", "blog post", "https://blog.acme.example/sso", "About security, which they care for most (last on 18 Nov); they have not read it"));
    }

    private static IEnumerable<string> Titles(params Engagement[] read) => Brief(Some.Person().Doing(read)).Next.Select(piece => piece.Title);
}
