using System.Text.RegularExpressions;
using FsCheck.Fluent;
using LeadSync.Alerts;
using LeadSync.Rules.Templates;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

public sealed partial class AlertWriterTests
{
    [Fact]
    public void A_new_lead_is_told_with_who_why_until_when_and_where()
    {
        var mail = Examples.Mail(Examples.NewLead);

        mail.Subject.ShouldBe("New lead: Kim Fry (Globex)");
        foreach (var part in (string[])[mail.Text, mail.Html])
        {
            part.ShouldContain("Kim Fry (Globex) is yours");
            part.ShouldContain("accept or reject it by");
            part.ShouldContain("Wed 18 Nov, 21:00");
            part.ShouldContain("scored 75 of 60 needed");
            part.ShouldContain("decision maker");
            part.ShouldContain("https://acme.my.salesforce.com/00QWs00000AbCdEMAV");
            part.ShouldContain("https://app.hubspot.com/contacts/123/record/0-1/501");
        }
    }

    [Fact]
    public void The_brief_takes_the_place_of_the_bare_score()
    {
        var mail = Examples.Mail(Examples.NewLead, Examples.Case(brief: "Top topic: security.\nTo send next: the security guide."));

        foreach (var part in (string[])[mail.Text, mail.Html])
        {
            part.ShouldContain("Top topic: security.\nTo send next: the security guide.");
            part.ShouldNotContain("decision maker");
        }
    }

    [Fact]
    public void A_sign_is_told_with_what_was_seen_and_when()
    {
        var mail = Examples.Mail(Examples.Prices);

        mail.Subject.ShouldBe("Kim Fry (Globex) read about prices");
        mail.Text.ShouldContain("Prices, Wed 18 Nov, 12:58, by organic search.");
        mail.Html.ShouldContain("https://acme.example/pricing");
    }

    [Fact]
    public void The_key_names_lead_cycle_kind_and_step_and_no_address()
    {
        Examples.Mail(Examples.NewLead).Key.ShouldMatch($"^{Some.Lead().Id}/1/assigned/mail\\.[0-9a-f]{{8}}$");
        Examples.Mail(Examples.Prices).Key.ShouldMatch($"^{Some.Lead().Id}/1/indicative/2026-11-18\\.[0-9a-f]{{8}}\\.mail\\.[0-9a-f]{{8}}$");
    }

    [Fact]
    public void What_a_person_typed_becomes_neither_a_header_nor_markup()
    {
        var typed = Some.Person(("firstname", "Kim\r\nBcc: all@acme.example"), ("lastname", "<script>alert(1)</script>"), ("company", "O'Neil & Sons"));

        var mail = Examples.Mail(Examples.NewLead, Examples.Case(typed));

        mail.Subject.ShouldNotContain('\n');
        mail.Subject.ShouldNotContain('\r');
        mail.Html.ShouldNotContain("<script>");
        mail.Text.ShouldContain("(O'Neil & Sons)");
        var post = AlertWriter.Slack(Examples.Case(typed), Examples.NewLead, Examples.ToAna("assigned"), TemplateSet.Shipped);
        post.Text.ShouldContain("&lt;script&gt;");
        post.Text.ShouldContain("O'Neil &amp; Sons");
        post.Text.ShouldContain("<https://acme.my.salesforce.com/00QWs00000AbCdEMAV|Open in Salesforce>");
    }

    [Fact]
    public void A_missing_value_breaks_no_template_and_leaves_no_gap()
    {
        string[] properties = ["firstname", "lastname", "jobtitle", "company", "country", "email", "phone"];
        var cases =
            from given in Gen.SubListOf(properties)
            from happened in Gen.Elements(Examples.NewLead, Examples.HandRaise, Examples.Prices)
            from isBare in Gen.Elements(true, false)
            select (Person: Some.Person([.. given.Select(name => (name, (string?)$"some {name}"))]), happened, isBare);

        Specification.Holds(cases, one =>
        {
            var mail = Examples.Mail(one.happened, Examples.Case(one.Person, one.isBare ? Some.Lead() : null));

            mail.Subject.ShouldNotBeEmpty();
            mail.Text.ShouldNotContain("\n\n\n");
            mail.Html.ShouldEndWith("</html>");
            foreach (var part in (string[])[mail.Subject, mail.Text, mail.Html]) Gap().Match(part).Value.ShouldBe("");
        });
    }

    [Fact]
    public void An_admins_template_that_fails_on_a_lead_is_replaced_by_the_shipped_one()
    {
        var texts = TemplateSet.Names.ToDictionary(name => name, name => name == "assigned.txt" ? "{{shout who}}" : LeadSync.Rules.ConfigDirectory.Shipped($"templates/{name}.hbs").Text);

        Examples.Mail(Examples.NewLead, templates: new TemplateSet(texts)).Subject.ShouldBe("New lead: Kim Fry (Globex)");
    }

    [Fact]
    public void The_example_that_templates_are_tried_with_has_every_value_that_a_message_has()
    {
        var values = AlertValues.Of(Examples.Case(brief: "brief"), Examples.Prices, Examples.ToAna("indicative"));

        Paths(values, "").Order().ShouldBe(Paths(TemplateExample.Values, "").Order());
    }

    [Fact]
    public void The_page_about_alerts_shows_a_mail_as_it_is()
    {
        var mail = Examples.Mail(Examples.Prices);
        using var sheet = MailSheet.Of(mail, Teams.Mail.From);

        File.ReadAllText(Path.Combine(Repository.Root, "docs", "alerts.md")).ShouldContain(
            $"From: {sheet.From}\nTo: {sheet.To}\nSubject: {mail.Subject}\nMessage-ID: {sheet.Headers["Message-ID"]}\nAuto-Submitted: auto-generated\n\n{mail.Text}\n```");
    }

    private static IEnumerable<string> Paths(IReadOnlyDictionary<string, object?> values, string prefix) => values.SelectMany(one =>
        one.Value is IReadOnlyDictionary<string, object?> inner ? Paths(inner, $"{prefix}{one.Key}.") : [prefix + one.Key]);

    /// <summary>What an empty place leaves behind where nobody thought of it: brackets around nothing, a comma before nothing, a link to nowhere.</summary>
    [GeneratedRegex(@"\(\s*\)|,\s*[.,<]|: *\n\n--|href=""(mailto:|tel:)?""|\{\{|\}\}|<strong></strong>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
