using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Leads;

namespace LeadSync.Tests.Intake;

public sealed class FormAnswersTests
{
    [Fact]
    public void An_answer_is_kept_under_the_words_in_which_the_form_asks() =>
        Of([("team_size", "200"), ("0-2/main_goal", "Growth")], ("team_size", "How large is your team?")).ShouldBe([new FormAnswer("How large is your team", "200"), new FormAnswer("main goal", "Growth")]);

    [Theory]
    [InlineData("email")]
    [InlineData("FirstName")]
    [InlineData("LEGAL_CONSENT.processing")]
    [InlineData("gdpr_ok")]
    [InlineData("account_password")]
    [InlineData("card_number")]
    [InlineData("date_of_birth")]
    [InlineData("utm_source")]
    [InlineData("hs_context")]
    [InlineData("newsletter_subscribe")]
    public void What_is_private_or_a_machines_is_not_kept(string name) => Of([(name, "something")]).ShouldBeNull();

    [Fact]
    public void Nor_is_what_the_form_calls_so() => Of([("field_17", "hunter2")], ("field_17", "Choose a password")).ShouldBeNull();

    [Fact]
    public void A_long_answer_ends_with_a_whole_word_and_many_answers_are_some()
    {
        Of([("message", string.Join(' ', Enumerable.Repeat("word", 100)))])!.Single().Text.ShouldEndWith("word …");
        Of([("message", string.Join(' ', Enumerable.Repeat("word", 100)))])!.Single().Text.Length.ShouldBeLessThanOrEqualTo(302);
        Of([("message", new string('x', 5000))])!.Single().Text.ShouldBe("a text without spaces, too long to tell");
        Of([.. Enumerable.Range(0, 20).Select(number => ($"question_{number}", "yes"))])!.Count.ShouldBe(8);
        Of([("message", "  ")]).ShouldBeNull();
    }

    private static IReadOnlyList<FormAnswer>? Of((string Name, string Value)[] values, params (string Name, string Label)[] labels) =>
        FormAnswers.Of([.. values.Select(value => new FormValue(value.Name, value.Value))], labels.ToDictionary(label => label.Name, label => label.Label));
}
