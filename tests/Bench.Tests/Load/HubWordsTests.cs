using LiveFair.Bench.Load;

namespace LiveFair.Bench.Tests.Load;

/// <summary>What the load client is given to say.</summary>
public sealed class HubWordsTests
{
    [Fact]
    public void Viewers_open_the_stream_under_forty_ids_of_one_to_three_digits()
    {
        string[] words = [.. HubWords.Watch("s1")];
        Assert.Equal(40, words.Distinct().Count());
        Assert.Equal([1, 2, 3], Lengths(words).Distinct().Order());
    }

    [Fact]
    public void Who_comes_back_opens_it_under_the_same_id_behind_an_offset_that_is_written_in()
    {
        string[] words = [.. HubWords.WatchOn("s1", "e1")];
        Assert.Equal(Lengths(HubWords.Watch("s1")), Lengths(words));
        Assert.All(words, one => Assert.Single(one.Split("{A}").Skip(1)));
    }

    // [4, {}, id, …]: the id is a short string, its length in the lower bits of its first byte.
    private static IEnumerable<int> Lengths(IEnumerable<string> words) => words.Select(one =>
    {
        var id = one.IndexOf("\\x04\\x80\\xa", StringComparison.Ordinal);
        return one["\\x04\\x80\\xa".Length + id] - '0';
    });
}
