using LeadSync.Journey.Handover;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>What a person's company is in Salesforce decides scope, score and owner; what was not read decides nothing.</summary>
public sealed class PersonAccountsTests
{
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private static readonly CrmAccount Globex = new("001Ws000000000001A", "Globex", "https://www.globex.example/en") { Type = "Customer", OwnerId = Bob.CrmId };
    private readonly Story _story = new Story().Ready();

    private static Condition IsCustomer => Some.When("account.type", "Customer");

    private void Scoring(Func<ScoringRules, ScoringRules> change) => _story.Rules = _story.Rules with { Scoring = change(_story.Rules.Scoring) };

    private void ExcludeCustomers() => Scoring(rules => rules with { Exclude = [new ScopeRule(IsCustomer, "existing customer")] });

    [Fact]
    public void A_customer_is_excluded_with_the_reason_before_anything_is_written()
    {
        ExcludeCustomers();
        _story.Accounts.Add(Globex);

        _story.Look(asked: false).Asks.ShouldBe(Ask.Sales);
        _story.Settle();

        (_story.Lead.Stage, _story.Lead.Because, _story.Creates).ShouldBe((Stage.Nurture, "excluded: existing customer", 0));
    }

    [Fact]
    public void A_row_that_a_poll_brought_tells_of_no_account_so_Salesforce_is_asked_before_the_handoff()
    {
        ExcludeCustomers();

        _story.Look(fresh: false).Asks.ShouldBe(Ask.Sales);
    }

    [Fact]
    public void Once_read_it_is_known_for_a_day_and_then_asked_for_again()
    {
        ExcludeCustomers();
        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.After(TimeSpan.FromHours(23)).Look(asked: false).Asks.ShouldBe(Ask.None);
        _story.After(TimeSpan.FromHours(1)).Look(asked: false).Asks.ShouldBe(Ask.Sales);
    }

    [Fact]
    public void A_customer_who_is_none_any_more_is_handed_off()
    {
        ExcludeCustomers();
        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.Accounts[0] = Globex with { Type = "Former customer" };
        _story.After(TimeSpan.FromDays(2)).Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Who_changes_companies_is_judged_anew()
    {
        ExcludeCustomers();
        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.With("email", "kim@initech.example").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Whoever_no_account_is_known_of_is_not_excluded_for_having_none_before_Salesforce_was_read()
    {
        Scoring(rules => rules with { Exclude = [new ScopeRule(new Condition.Not(Some.When("matchesAccount", "true")), "only for companies we know")] });
        _story.Look(asked: false).Asks.ShouldBe(Ask.Sales, "what was not read must not look like no");

        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
    }

    [Fact]
    public void Where_accounts_speak_for_a_lead_they_are_read_before_anybody_is_found_not_ready()
    {
        Scoring(rules => rules with { ReadyWhen = [], QualifyAt = new QualifyAt(60, null, null), Fit = [new FitRule(IsCustomer, 60, "customers buy again")] });
        _story.Accounts.Add(Globex);

        _story.Look(asked: false).Asks.ShouldBe(Ask.Sales);
        _story.Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Score.Reasons.ShouldContain(new ScoreReason(60, "customers buy again"));
    }

    [Fact]
    public void Whoever_is_excluded_whatever_their_account_says_is_not_asked_for()
    {
        Scoring(rules => rules with { ReadyWhen = [], Fit = [new FitRule(IsCustomer, 60, "customers buy again")], Exclude = [new ScopeRule(Some.When("email", Operator.EndsWith, "@globex.example"), "own staff")] });

        _story.Look(asked: false).Asks.ShouldBe(Ask.None);
    }

    [Fact]
    public void A_plan_that_asks_nobody_has_the_score_without_accounts()
    {
        Scoring(rules => rules with { ReadyWhen = [], Fit = [new FitRule(IsCustomer, 60, "customers buy again"), new FitRule(Some.When("email", Operator.EndsWith, ".example"), 25, "a company")] });

        var decision = _story.Look(asked: false);

        (decision.Lead.Score.Total, decision.Readiness.IsReady).ShouldBe((25, false));
    }

    [Fact]
    public void The_score_of_a_lead_with_sales_keeps_what_was_read()
    {
        Scoring(rules => rules with { Fit = [new FitRule(IsCustomer, 60, "customers buy again")] });
        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.After(TimeSpan.FromDays(3)).With("jobtitle", "Cook").Look(asked: false);

        _story.Lead.Score.Reasons.ShouldContain(new ScoreReason(60, "customers buy again"));
    }

    [Fact]
    public void No_rule_that_asks_for_accounts_no_read_of_them()
    {
        _story.Look(asked: false);
        _story.Accounts.Add(Globex);
        _story.Settle();

        _story.Lead.Account.ShouldBeNull();
    }

    [Fact]
    public void A_lead_whose_exclusion_nobody_can_judge_is_held_and_not_handed_off()
    {
        ExcludeCustomers();
        _story.Desk = _story.Desk with { Schema = new Schema { Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>> { ["Account"] = new Dictionary<string, FieldShape>() } } };

        _story.Look();

        (_story.Lead.Stage, _story.Creates).ShouldBe((Stage.Nurture, 0));
        _story.Lead.HoldOn(HoldOn.Handoff)!.Because.ShouldContain("let it read Accounts");
    }

    [Fact]
    public void The_owner_of_the_account_gets_the_lead()
    {
        _story.Rules = _story.Rules with
        {
            Routing = _story.Rules.Routing with
            {
                Rules = [new RouteRule("existing account", Some.When("matchesAccount", "true"), null, new Assignment.ToAccountOwner(), Some.Position), .. _story.Rules.Routing.Rules],
            },
        };
        _story.Accounts.Add(Globex);

        _story.Settle();

        (_story.Lead.Owner, _story.Lead.OwnerBecause).ShouldBe((Bob, "rule \"existing account\": has the account Globex"));
        _story.Desk.Turns.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kim@globex.example", null, null, "globex.example")]
    [InlineData("kim@gmail.com", null, "Globex", "Globex")]
    [InlineData("kim@yahoo.co.uk", "https://www.globex.example/de", "Globex", "globex.example;Globex")]
    [InlineData("kim@mail.example", "linkedin.com/in/kim", null, "mail.example")]
    [InlineData(null, null, null, "")]
    public void A_company_is_sought_by_its_domain_unless_anybody_can_have_it_and_by_its_name(string? email, string? website, string? company, string sought)
    {
        _story.Rules = _story.Rules with { Scoring = _story.Rules.Scoring with { Exclude = [new ScopeRule(IsCustomer, "customer")] } };

        string.Join(';', PersonAccounts.Companies(Some.Person(("email", email), ("website", website), ("company", company)), _story.Rules)).ShouldBe(sought);
    }
}
