using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Tests.Viewers;

/// <summary>What a viewer of the load keeps, to be compared with the static list.</summary>
public sealed class ReceivedTests
{
    private static readonly WatchEvent Comment = new(1, "commented", "小雨", "想去", 0);
    private static readonly WatchEvent Removal = new(2, "commentRemoved", null, "ad", 1);

    [Fact]
    public void A_removed_comment_is_kept_as_the_static_list_shows_it_without_words_and_nickname()
    {
        var got = new Received(Keep.Events);
        got.Take(new WatchItem { Joined = new Joined("e", 0, Recovered: false) }, 0);
        got.Take(new WatchItem { First = 1, Last = 2, Events = [Comment, Removal] }, 0);
        Assert.Equal(new WatchEvent(1, "commented", "", null, 0), got.Kept[1]);
        Assert.Equal(Removal, got.Kept[2]);
        Assert.Equal((0, 0, 0L), (got.Gaps, got.Repeats, got.Skipped));
    }

    [Fact]
    public void What_is_missing_or_comes_again_is_counted()
    {
        var got = new Received(Keep.Events);
        got.Take(new WatchItem { Joined = new Joined("e", 0, Recovered: false) }, 0);
        got.Take(new WatchItem { First = 2, Last = 2, Events = [Removal] }, 0);
        got.Take(new WatchItem { First = 2, Last = 2, Events = [Removal] }, 0);
        got.Take(new WatchItem { First = 3, Last = 4, Skipped = 1 }, 0);
        Assert.Equal((2, 2, 1L), (got.Gaps, got.Repeats, got.Skipped));
    }
}
