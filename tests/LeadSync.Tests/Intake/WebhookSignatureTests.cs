using System.Security.Cryptography;
using System.Text;
using LeadSync.Intake;

namespace LeadSync.Tests.Intake;

public sealed class WebhookSignatureTests
{
    private const string Secret = "7f1d3c52-0a4b-4e6f-9c8d-2b5a1e0f4c11";
    private const string Url = "https://leadsync.example.com/hooks/hubspot";
    private const string UrlWithEscapes = Url + "?tenant=eu%2Fwest%3A1&mail=ann%40example.com&note=a%20b%2Bc";
    private const string Official = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private const string OfficialUrl = "https://www.example.com/webhook_uri";
    private const string V3 = "GztjrtPWXydRe7i+hd87mArX/1spr9+uNDtmzYTfL80=";

    private const string Body =
        """[{"eventId":3300112233,"subscriptionId":710001,"portalId":24681357,"appId":880077,"occurredAt":1767225600123,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":50123456789,"propertyName":"lifecyclestage","propertyValue":"marketingqualifiedlead","changeSource":"CRM_UI","sourceId":"userId:5550001"}]""";

    private static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeMilliseconds(1767225601000);

    [Fact]
    public void Takes_what_HubSpot_signed_with_version_3() => Judge(Request()).ShouldBe(SignatureVerdict.Genuine);

    [Fact]
    public void Takes_version_3_over_text_beyond_ASCII() =>
        Judge(Request(body: "[{\"propertyValue\":\"Zoë Müller – 東京\"}]", v3: "uNUZJsJOMiDegqVIUpf/MvC6pEhHVxWKTODWDQAdCB4=")).ShouldBe(SignatureVerdict.Genuine);

    [Fact]
    public void Decodes_only_the_listed_escapes_of_the_address_before_version_3() =>
        Judge(Request(url: UrlWithEscapes, v3: "b9AQTH7slkV9SVg+ofIVA+ZRXD2FGoWTB2L5aQgyjZ8=")).ShouldBe(SignatureVerdict.Genuine);

    [Fact]
    public void Refuses_version_3_over_the_address_as_it_was_called() =>
        Judge(Request(url: UrlWithEscapes, v3: "x8vVo+ZsRip/M68tjoEgyWQ1bpBOBoSmvaNRzHJLlKY=")).ShouldBe(SignatureVerdict.Wrong);

    [Fact]
    public void Decodes_escapes_once()
    {
        const string twice = Url + "?path=a%252Fb";
        var signed = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes("POST" + twice + Body + "1767225601000")));

        Judge(Request(url: twice, v3: signed)).ShouldBe(SignatureVerdict.Genuine);
    }

    [Fact]
    public void Takes_the_value_of_HubSpots_own_library() =>
        WebhookSignature.Judge(
            new SignedRequest("POST", [OfficialUrl], Bytes("{'example_field':'example_value'}"), "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", "1693657560000", null, null),
            [Official],
            DateTimeOffset.FromUnixTimeMilliseconds(1693657560000),
            WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Genuine);

    [Theory]
    [InlineData("GET", OfficialUrl, "", Official, "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e")]
    [InlineData("POST", OfficialUrl, """{"example_field":"example_value"}""", Official, "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900")]
    [InlineData("POST", Url, Body, Secret, "6bd7e3bd315485b357d973c51c81cc2405b381548e7259e4cc280e125e73cbae")]
    public void Takes_version_2_of_a_workflow(string method, string url, string body, string secret, string signature) =>
        WebhookSignature.Judge(new SignedRequest(method, [url], Bytes(body), null, null, signature, "v2"), [secret], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Genuine);

    [Fact]
    public void Version_1_alone_proves_too_little()
    {
        const string official = """[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]""";
        var request = new SignedRequest("POST", [OfficialUrl], Bytes(official), null, null, "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de", "v1");

        WebhookSignature.Judge(request, [Official], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Missing);
        WebhookSignature.Judge(request with { LegacyVersion = "v2" }, [Official], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Wrong);
    }

    [Fact]
    public void Any_of_two_secrets_will_do_while_they_are_rotated()
    {
        WebhookSignature.Judge(Request(), ["new-secret", Secret], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Genuine);
        WebhookSignature.Judge(Request(), ["new-secret"], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Wrong);
        WebhookSignature.Judge(Request(), [], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Wrong);
    }

    [Fact]
    public void An_empty_secret_signs_nothing()
    {
        var signed = Convert.ToBase64String(HMACSHA256.HashData(Array.Empty<byte>(), Encoding.UTF8.GetBytes("POST" + Url + Body + "1767225601000")));

        WebhookSignature.Judge(Request(v3: signed), [""], SentAt, WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Wrong);
    }

    [Theory]
    [InlineData(300_000, SignatureVerdict.Genuine)]
    [InlineData(300_001, SignatureVerdict.Old)]
    [InlineData(-300_000, SignatureVerdict.Genuine)]
    [InlineData(-300_001, SignatureVerdict.Old)]
    internal void Five_minutes_either_way_is_the_limit(int later, SignatureVerdict verdict) =>
        WebhookSignature.Judge(Request(), [Secret], SentAt.AddMilliseconds(later), WebhookSignature.Tolerance).ShouldBe(verdict);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1767225601000.0")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    public void Version_3_without_a_time_is_none(string? timestamp) =>
        Judge(Request() with { Timestamp = timestamp }).ShouldBe(SignatureVerdict.Missing);

    [Fact]
    public void Another_body_method_address_or_time_has_another_signature()
    {
        Judge(Request(body: Body + " ")).ShouldBe(SignatureVerdict.Wrong);
        Judge(Request() with { Method = "PUT" }).ShouldBe(SignatureVerdict.Wrong);
        Judge(Request(url: Url + "/")).ShouldBe(SignatureVerdict.Wrong);
        Judge(Request() with { Timestamp = "1767225601001" }).ShouldBe(SignatureVerdict.Wrong);
    }

    [Fact]
    public void An_old_version_3_is_not_saved_by_a_good_version_2() =>
        WebhookSignature.Judge(
            Request() with { Legacy = "6bd7e3bd315485b357d973c51c81cc2405b381548e7259e4cc280e125e73cbae", LegacyVersion = "v2" },
            [Secret],
            SentAt.AddHours(1),
            WebhookSignature.Tolerance).ShouldBe(SignatureVerdict.Old);

    private static SignatureVerdict Judge(SignedRequest request) => WebhookSignature.Judge(request, [Secret], SentAt, WebhookSignature.Tolerance);

    private static SignedRequest Request(string url = Url, string body = Body, string v3 = V3) =>
        new("POST", [url], Bytes(body), v3, "1767225601000", null, null);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
