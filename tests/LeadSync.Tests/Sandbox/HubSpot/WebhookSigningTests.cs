using LeadSync.Sandbox.HubSpot.Webhooks;

namespace LeadSync.Tests.Sandbox.HubSpot;

/// <summary>HubSpot's own examples, and values computed independently of this code.</summary>
public sealed class WebhookSigningTests
{
    private const string OfficialSecret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private const string Secret = "7f1d3c52-0a4b-4e6f-9c8d-2b5a1e0f4c11";
    private const string Url = "https://leadsync.example.com/hooks/hubspot";
    private const string Timestamp = "1767225601000";
    private const string Body = """[{"eventId":3300112233,"subscriptionId":710001,"portalId":24681357,"appId":880077,"occurredAt":1767225600123,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":50123456789,"propertyName":"lifecyclestage","propertyValue":"marketingqualifiedlead","changeSource":"CRM_UI","sourceId":"userId:5550001"}]""";
    private const string Accented = """[{"propertyValue":"Zoë Müller – 東京"}]""";

    [Fact]
    public void Makes_the_official_version_1_signature() =>
        WebhookSigning.V1(OfficialSecret, """[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]""")
            .ShouldBe("232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");

    [Theory]
    [InlineData("GET", "", "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e")]
    [InlineData("POST", """{"example_field":"example_value"}""", "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900")]
    public void Makes_the_official_version_2_signature(string method, string body, string expected) =>
        WebhookSigning.V2(OfficialSecret, method, "https://www.example.com/webhook_uri", body).ShouldBe(expected);

    [Fact]
    public void Makes_the_version_3_signature_of_the_official_library() =>
        WebhookSigning.V3(OfficialSecret, "POST", "https://www.example.com/webhook_uri", "{'example_field':'example_value'}", "1693657560000")
            .ShouldBe("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=");

    [Fact]
    public void Signs_a_whole_event_in_all_versions()
    {
        WebhookSigning.V1(Secret, Body).ShouldBe("4938428ade33d0a86e4be724008376fa2fe85016b543687bbe0fc527dcf113ea");
        WebhookSigning.V2(Secret, "POST", Url, Body).ShouldBe("6bd7e3bd315485b357d973c51c81cc2405b381548e7259e4cc280e125e73cbae");
        WebhookSigning.V3(Secret, "POST", Url, Body, Timestamp).ShouldBe("GztjrtPWXydRe7i+hd87mArX/1spr9+uNDtmzYTfL80=");
    }

    [Fact]
    public void Version_3_decodes_only_the_named_characters_of_the_url() =>
        WebhookSigning.V3(Secret, "POST", $"{Url}?tenant=eu%2Fwest%3A1&mail=ann%40example.com&note=a%20b%2Bc", Body, Timestamp)
            .ShouldBe("b9AQTH7slkV9SVg+ofIVA+ZRXD2FGoWTB2L5aQgyjZ8=");

    [Fact]
    public void Signs_letters_beyond_ascii_as_utf_8()
    {
        WebhookSigning.V3(Secret, "POST", Url, Accented, Timestamp).ShouldBe("uNUZJsJOMiDegqVIUpf/MvC6pEhHVxWKTODWDQAdCB4=");
        WebhookSigning.V1(Secret, Accented).ShouldBe("703a3ca398fd68a2fac09ab2c537fcb396df711ec41f3cfcac68278e61cfb976");
    }
}
