using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class ReferencesTests
{
    private static readonly FieldShape Owner = Of(FieldKind.Reference) with { RefersTo = ["OWNER"] };
    private static readonly FieldShape User = Of(FieldKind.Reference) with { RefersTo = ["User"] };
    private static readonly FieldShape Account = Of(FieldKind.Reference) with { RefersTo = ["Account"] };

    private static readonly Dictionary<string, string> Owners = new() { ["11"] = "ana@acme.example", ["12"] = "bob@acme.example", ["13"] = "gone@acme.example" };
    private static readonly Dictionary<string, string> Users = new() { ["005a"] = "Ana@acme.example", ["005b"] = "robert@acme.example", ["005c"] = "cho@acme.example" };
    private static readonly OwnerRules Rules = new(new Dictionary<string, string> { ["bob@acme.example"] = "robert@acme.example" }, null);

    private static readonly TranslationContext Context = new()
    {
        Owners = new OwnerBook(People.Of(Owners, Users), Rules),
        Accounts = AccountBook.Of([new("001a", "Acme", "https://www.acme.example/de"), new("001b", "Globex", null), new("001c", "globex", "globex.example")]),
    };

    [Theory]
    [InlineData("11", "005a")] // The same address.
    [InlineData("12", "005b")] // By the map.
    public void An_owner_is_the_user_with_the_same_address_there_and_back(string owner, string user)
    {
        ToCrm(owner, Owner, User, context: Context).Value.ShouldBe(user);
        ToMarketing(user, User, Owner, context: Context).Value.ShouldBe(owner);
    }

    [Theory]
    [InlineData("13")] // An owner who is nobody in Salesforce.
    [InlineData("99")] // An owner whom HubSpot no longer knows.
    public void Who_is_nobody_there_is_refused_or_stood_in_for(string owner)
    {
        ToCrm(owner, Owner, User, context: Context).Refused.ShouldNotBeNull().ShouldContain("owners: { map");

        var fallback = Context with { Owners = new OwnerBook(People.Of(Owners, Users), Rules with { Fallback = "CHO@acme.example" }) };
        ToCrm(owner, Owner, User, context: fallback).Value.ShouldBe("005c");
    }

    [Fact]
    public void Owners_who_are_nobody_in_Salesforce_are_reported() => Context.Owners.Unmapped.ShouldBe(["13"]);

    [Fact]
    public void A_queue_is_nobody_in_HubSpot() => ToMarketing("00Gq", User, Owner, context: Context).Refused.ShouldNotBeNull().ShouldStartWith("a queue or a user");

    [Fact]
    public void A_person_becomes_an_address_in_a_text()
    {
        ToCrm("12", Owner, Of(FieldKind.Email), context: Context).Value.ShouldBe("bob@acme.example");
        ToCrm("12", Owner, Text, Rule(Map(("bob@acme.example", "East"))), Context).Value.ShouldBe("East");
        ToMarketing("005c", User, Text, context: Context).Value.ShouldBe("cho@acme.example");
    }

    [Theory]
    [InlineData("ACME")]
    [InlineData("acme.example")]
    [InlineData("http://Acme.example")]
    [InlineData("jo@acme.example")]
    public void An_account_is_found_by_its_name_or_its_domain(string company) => ToCrm(company, Text, Account, context: Context).Value.ShouldBe("001a");

    [Theory]
    [InlineData("Initech", "no account")]
    [InlineData("Globex", "2 accounts")]
    public void An_account_that_is_not_there_or_there_twice_is_refused(string company, string because) =>
        ToCrm(company, Text, Account, context: Context).Refused.ShouldNotBeNull().ShouldStartWith(because);

    [Fact]
    public void An_account_is_its_name_for_marketing() => ToMarketing("001a", Account, Text, context: Context).Value.ShouldBe("Acme");
}
