using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Media.Recordings;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class ChapterTests
{
    private static readonly Replay Watched =
        RecordingScript.Replay(RecordingScript.Silent().Parts(0, 20).Parts(60_000, 20).File());

    [Fact]
    public void A_posting_has_the_time_until_the_next_one() => Tells(
        [Pinned(1_000, "packer"), Pinned(4_000, "driver"), Ended(70_000)],
        ("packer", 1_000, 4_000),
        ("driver", 4_000, 20_000));

    [Fact]
    public void A_posting_that_is_taken_down_has_the_time_until_then() => Tells(
        [Pinned(1_000, "packer"), Unpinned(3_000), Ended(70_000)],
        ("packer", 1_000, 3_000));

    [Fact]
    public void A_posting_pinned_again_has_two_chapters() => Tells(
        [Pinned(1_000, "packer"), Pinned(3_000, "driver"), Pinned(5_000, "packer"), Ended(8_000)],
        ("packer", 1_000, 3_000),
        ("driver", 3_000, 5_000),
        ("packer", 5_000, 8_000));

    [Fact]
    public void What_was_pinned_by_mistake_has_none() => Tells(
        [Pinned(1_000, "packer"), Pinned(1_999, "driver"), Ended(8_000)],
        ("driver", 1_999, 8_000));

    [Fact]
    public void What_was_pinned_and_taken_down_while_the_host_was_away_has_none() => Tells(
        [Pinned(20_000, "packer"), Unpinned(50_000), Pinned(55_000, "driver"), Ended(65_000)],
        ("driver", 10_000, 15_000));

    [Fact]
    public void A_log_without_an_end_ends_with_the_replay() =>
        Tells([Pinned(62_000, "packer")], ("packer", 12_000, 20_000));

    [Fact]
    public void Other_events_make_no_chapter() => Tells(
        [
            Pinned(1_000, "packer"), Logged(2_000, new SessionPaused()), Logged(3_000, new Noticed("9 o'clock")),
            Ended(8_000),
        ],
        ("packer", 1_000, 8_000));

    [Fact]
    public void A_track_is_written_as_players_read_it() => Assert.Equal(
        """
        WEBVTT

        1
        00:00:00.000 --> 00:01:02.345
        Packer &amp; sorter &lt;night&gt; --&gt; 包吃住

        2
        01:01:01.001 --> 27:46:40.000
        two lines

        """.ReplaceLineEndings("\n"),
        ChapterTrack.Write(
        [
            new Chapter(new PostingId("p1"), "Packer & sorter <night> --> 包吃住", 0, 62_345),
            new Chapter(new PostingId("p2"), "two\nlines", 3_661_001, 100_000_000),
        ]));

    private static void Tells(LoggedEvent[] log, params (string Posting, long Start, long End)[] chapters) =>
        Assert.Equal(
            chapters.Select(one => new Chapter(new PostingId(one.Posting), $"Title {one.Posting}", one.Start, one.End)),
            Chapter.Of(Watched, log));

    private static LoggedEvent Pinned(long ms, string posting) => Logged(ms, new PostingPinned(
        Fair.Cleaner.ToCard(Fair.Now) with { Id = new PostingId(posting), Title = $"Title {posting}" }));

    private static LoggedEvent Unpinned(long ms) => Logged(ms, new PostingUnpinned());

    private static LoggedEvent Ended(long ms) => Logged(ms, new SessionEnded());

    private static LoggedEvent Logged(long ms, EventBody body) => new(1, RecordingScript.At(ms), ms, body);
}
