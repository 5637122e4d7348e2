namespace LiveFair.Live.Tests;

public sealed class OpDigestTests
{
    [Fact]
    public void A_digest_is_stored_so_its_value_never_changes()
    {
        Assert.Equal(1121129204373185434, OpDigest.Of("say", "包住吗"));
        Assert.Equal(4990530708185199247, OpDigest.Of("a", "b"));
    }

    [Fact]
    public void Parts_do_not_run_into_one_another()
    {
        string?[][] different = [["a", "b"], ["ab"], ["ab", ""], ["", "ab"], ["b", "a"], ["a"], [], ["a", "b", null]];

        Assert.Distinct(different.Select(parts => OpDigest.Of(parts)));
    }

    [Fact]
    public void A_digest_is_never_negative() =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.True(OpDigest.Of($"{i}") >= 0));

    [Fact]
    public void An_absent_part_counts_like_an_empty_one() =>
        Assert.Equal(OpDigest.Of("say", ""), OpDigest.Of("say", null));
}
