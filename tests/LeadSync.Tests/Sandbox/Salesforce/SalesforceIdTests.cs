using FsCheck;
using FsCheck.Fluent;
using LeadSync.Sandbox.Salesforce.Identifiers;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class SalesforceIdTests
{
    [Theory]
    [InlineData("00QWs00000AbCdEMAV")]
    [InlineData("005Ws000001xYzAIAU")]
    [InlineData("00Q5f000005bwLFEAY")]
    [InlineData("0055f000005mc66AAA")]
    [InlineData("0035f00002EztxDAAR")]
    public void The_last_three_characters_tell_the_case_of_the_first_fifteen(string id)
    {
        SalesforceId.WithChecksum(id[..15]).ShouldBe(id);
        SalesforceId.TryNormalise(id[..15], out var normal).ShouldBeTrue();
        normal.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00QWs00000AbCdEMAA")]
    [InlineData("00QWs00000AbCdEMA")]
    [InlineData("00QWs00000AbCd-MAV")]
    public void A_text_that_cannot_be_an_id_is_not_taken_for_one(string? text) => SalesforceId.TryNormalise(text, out _).ShouldBeFalse();

    [Fact]
    public void Ids_minted_later_compare_as_greater_and_keep_their_prefix() => Prop
        .ForAll(ArbMap.Default.ArbFor<uint>(), number =>
        {
            var (id, next) = (SalesforceId.Mint("00Q", number), SalesforceId.Mint("00Q", number + 1L));
            return id.StartsWith("00Q") && id.Length == 18 && SalesforceId.TryNormalise(id, out _) && string.CompareOrdinal(id, next) < 0;
        })
        .QuickCheckThrowOnFailure();
}
