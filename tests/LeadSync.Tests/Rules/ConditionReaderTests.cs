using LeadSync.Rules;
using LeadSync.Rules.Files;
using LeadSync.Rules.Yaml;

namespace LeadSync.Tests.Rules;

public sealed class ConditionReaderTests
{
    [Theory]
    [InlineData("{ jobtitle: Director }", "jobtitle=director", true)]
    [InlineData("{ jobtitle: Director }", "jobtitle=Sales Director", false)]
    [InlineData("{ jobtitle: { equals: Director } }", "jobtitle=DIRECTOR", true)]
    [InlineData("{ jobtitle: { hasWord: [vp, director] } }", "jobtitle=Sales Director", true)]
    [InlineData("{ jobtitle: [Director, Chief] }", "jobtitle=Chief", true)]
    [InlineData("{ country: Germany, score: { atLeast: 60 } }", "country=DE;score=60", true)]
    [InlineData("{ country: Germany, score: { atLeast: 60 } }", "country=DE;score=59", false)]
    [InlineData("[ { country: Germany }, { score: { above: 60 } } ]", "country=France;score=61", true)]
    [InlineData("[ { country: Germany }, { score: { above: 60 } } ]", "country=France;score=60", false)]
    [InlineData("[ { country: Germany }, [ { score: 1 }, { score: 2 } ] ]", "score=2", true)]
    [InlineData("{ score: { atLeast: 20, below: 40 } }", "score=39", true)]
    [InlineData("{ score: { atLeast: 20, below: 40 } }", "score=40", false)]
    [InlineData("{ not: { country: Germany } }", "country=Deutschland", false)]
    [InlineData("{ not: [ { country: Germany }, { score: 1 } ] }", "country=France;score=2", true)]
    [InlineData("{ country: { not: Germany } }", "country=France", true)]
    [InlineData("{ country: { not: { in: [Germany, France] } } }", "country=FR", false)]
    [InlineData("{ phone: { exists: true } }", "phone=1", true)]
    [InlineData("{ phone: { exists: false } }", "phone=", true)]
    [InlineData("{ email: { endsWith: [\"@gmail.com\"] } }", "email=a@GMAIL.com", true)]
    [InlineData("{ createdate: { below: 2026-01-01 } }", "createdate=2025-12-31T10:00:00Z", true)]
    [InlineData("{ handRaiser: true }", "handRaiser=true", true)]
    [InlineData("{ account.type: Partner }", "account.type=partner", true)]
    public void A_condition_means_what_it_says(string written, string values, bool holds)
    {
        var (condition, findings) = Read(written);

        findings.ShouldBeEmpty();
        condition.Holds(Lookup(values)).ShouldBe(holds);
    }

    [Theory]
    [InlineData("{ jobtitle: { hasWords: [vp] } }", "unknown operator 'hasWords' on 'jobtitle'", "Did you mean 'hasWord'?")]
    [InlineData("{ jobtitle: { like: vp } }", "unknown operator 'like' on 'jobtitle'", "equals, in, contains, hasWord, startsWith, endsWith, atLeast, atMost, below, above, exists, not")]
    [InlineData("{ score: { atLeast: many } }", "'atLeast' on 'score' compares with 'many'", "Write one number")]
    [InlineData("{ score: { below: [1, 2] } }", "'below' on 'score' compares with '1, 2'", "Write one number")]
    [InlineData("{ phone: { exists: yes } }", "'exists' on 'phone' compares with 'yes'", "Write true or false")]
    [InlineData("{ Job Title: VP }", "'Job Title' is neither a HubSpot property nor a word of the rules", "lower case")]
    [InlineData("{ handraiser: true, score: { in: [] } }", "the list for 'score' is empty", "Name at least one")]
    [InlineData("{}", "a condition is empty", "Write what has to hold")]
    [InlineData("[]", "a condition is empty", "Write what has to hold")]
    [InlineData("Germany", "a condition is a single value", "Write what has to hold")]
    [InlineData("{ score: {} }", "the condition on 'score' is empty", "Write a value, or an operator")]
    [InlineData("{ score: { atLeast: { x: 1 } } }", "the value of 'score' is a map of keys, a single value is expected", "Write one text")]
    [InlineData("{ score: 1, score: 2 }", "'score' stands twice in a condition, first on line 1", "Keep one")]
    public void A_condition_that_cannot_be_answered_is_refused_and_holds_for_nobody(string written, string wrong, string remedy)
    {
        var (condition, findings) = Read(written);

        var finding = findings.ShouldHaveSingleItem();
        finding.Wrong.ShouldBe(wrong);
        finding.Remedy.ShouldContain(remedy);
        if (!written.Contains("score: 2")) condition.Holds(_ => "1").ShouldBeFalse();
    }

    [Fact]
    public void A_country_that_nobody_knows_is_a_note_for_a_portal_may_hold_any_word()
    {
        var (condition, findings) = Read("{ country: Germny }");

        findings.ShouldHaveSingleItem().IsNote.ShouldBeTrue();
        condition.Holds(_ => "germny").ShouldBeTrue();
    }

    private static (Condition Condition, List<Finding> Findings) Read(string written)
    {
        var judge = new Judgement(new Placeholders(_ => null, _ => null));
        var condition = ConditionReader.Read(YamlTree.Read("scoring.yaml", written)!, judge);
        return (condition, [.. judge.Findings]);
    }

    private static Func<string, string?> Lookup(string values)
    {
        var map = values.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => map.GetValueOrDefault(name);
    }
}
