using LeadSync.Alerts;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Tests.Alerts;

public sealed class SlackPosterTests
{
    private static readonly SlackDraft Post = new("lead/1/assigned/slack", "*Kim* is a new lead");

    [Theory]
    [InlineData(200, nameof(OutcomeKind.Written))]
    [InlineData(429, nameof(OutcomeKind.Again))]
    [InlineData(404, nameof(OutcomeKind.Refused))]
    [InlineData(500, nameof(OutcomeKind.Unknown))]
    public async Task What_Slack_answers_decides_whether_a_post_is_made_again(int status, string kind)
    {
        await using var slack = await WebhookReceiver.StartAsync();
        slack.Answers.Enqueue(status);

        $"{(await PostAsync(new Uri(slack.Url))).Kind}".ShouldBe(kind);

        (await slack.NextAsync()).Body.ShouldBe("""{"text":"*Kim* is a new lead"}""");
    }

    [Fact]
    public async Task Out_of_reach_nothing_was_posted() => (await PostAsync(new Uri("http://127.0.0.1:1/"))).Kind.ShouldBe(OutcomeKind.Again);

    private static async Task<RecordOutcome> PostAsync(Uri url)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var rules = new RulesInForce(Teams.Rules(Teams.Alerts() with { Slack = new SlackChannel(url) }));
        var poster = new SlackPoster(services.GetRequiredService<IHttpClientFactory>(), rules, new ChannelState(TimeProvider.System, NullLogger<ChannelState>.Instance));
        return await poster.PostAsync(Post, TestContext.Current.CancellationToken);
    }
}
