using FsCheck;
using FsCheck.Fluent;
using LeadSync.Salesforce;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceIdsTests
{
    private static readonly char[] Letters = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];

    [Theory]
    [InlineData("00QWs00000AbCdE", "00QWs00000AbCdEMAV")]
    [InlineData("005Ws000001xYzA", "005Ws000001xYzAIAU")]
    [InlineData("00Q5f000005bwLF", "00Q5f000005bwLFEAY")]
    [InlineData("0055f000005mc66", "0055f000005mc66AAA")]
    [InlineData("0035f00002EztxD", "0035f00002EztxDAAR")]
    public void Adds_the_checksum_of_the_case(string fifteen, string eighteen) => SalesforceIds.Normalise(fifteen).ShouldBe(eighteen);

    [Fact]
    public void Keeps_ids_apart_that_differ_in_case_alone_even_in_a_store_without_case() =>
        Prop.ForAll(Ids().ToArbitrary(), Gen.ArrayOf(Gen.Elements(true, false), 15).ToArbitrary(), (one, flips) =>
        {
            var other = new string([.. one.Zip(flips, (letter, flip) => flip && char.IsLetter(letter) ? (char)(letter ^ ' ') : letter)]);
            var (first, second) = (SalesforceIds.Normalise(one), SalesforceIds.Normalise(other));

            SalesforceIds.Normalise(first).ShouldBe(first);
            string.Equals(first, second, StringComparison.OrdinalIgnoreCase).ShouldBe(one == other);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00QWs00000AbCd")]
    [InlineData("00QWs00000AbCdEMA")]
    [InlineData("00QWs00000AbCd-")]
    [InlineData("00QWs00000AbCdE\n")]
    public void Refuses_what_is_no_id(string? text)
    {
        SalesforceIds.IsValid(text).ShouldBeFalse();
        Should.Throw<FormatException>(() => SalesforceIds.Normalise(text ?? ""));
    }

    private static Gen<string> Ids() => Gen.ArrayOf(Gen.Elements(Letters), 15).Select(letters => new string(letters));
}
