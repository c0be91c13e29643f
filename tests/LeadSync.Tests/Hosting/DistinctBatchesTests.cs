using FsCheck;
using FsCheck.Fluent;
using LeadSync.Hosting;

namespace LeadSync.Tests.Hosting;

public sealed class DistinctBatchesTests
{
    [Fact]
    public void Sends_every_record_once_never_two_of_a_key_together_and_equal_keys_in_order() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (numbers, size) =>
            {
                var keys = numbers.Select(number => number % 5 == 0 ? null : $"key{number % 5}").ToList();
                var batches = DistinctBatches.Of(keys, size.Get);
                var sent = batches.SelectMany(batch => batch).ToList();

                sent.Order().ShouldBe(Enumerable.Range(0, keys.Count));
                batches.ShouldAllBe(batch => batch.Length <= size.Get);
                batches.ShouldAllBe(batch => batch.Where(index => keys[index] != null).GroupBy(index => keys[index]).All(same => same.Count() == 1));
                foreach (var same in sent.Where(index => keys[index] is not null).GroupBy(index => keys[index]))
                    same.ShouldBe(same.Order());
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Takes_keys_that_differ_in_case_for_the_same() =>
        DistinctBatches.Of(["a", "A", "b"], 200).ShouldBe([[0, 2], [1]]);
}
