using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Tests.Interest;

public sealed class PinMarksTests
{
    private readonly PinMarks _marks = new();
    private long _head;

    [Fact]
    public void Each_pin_lasts_until_the_next_or_until_nothing_is_shown()
    {
        Tell(1_000, Pin(Fair.Cleaner));
        Tell(2_000, Pin(Fair.Crochet));
        Tell(3_000, new PostingUnpinned());
        Tell(4_000, Pin(Fair.Cleaner));

        Assert.Equal(
            [
                new PinMark(Fair.Cleaner.Id, "日结保洁员", 1_000, 2_000),
                new PinMark(Fair.Crochet.Id, "手工钩织（居家计件）", 2_000, 3_000),
                new PinMark(Fair.Cleaner.Id, "日结保洁员", 4_000, null),
            ],
            _marks.List);
    }

    [Fact]
    public void The_same_posting_pinned_again_is_one_mark_and_the_end_closes_it()
    {
        Tell(1_000, Pin(Fair.Cleaner));
        Tell(2_000, Pin(Fair.Cleaner));
        Tell(5_000, new SessionEnded());
        Tell(6_000, new PostingUnpinned());

        Assert.Equal([new PinMark(Fair.Cleaner.Id, "日结保洁员", 1_000, 5_000)], _marks.List);
    }

    private static PostingPinned Pin(Posting posting) => new(posting.ToCard(Fair.Now));

    private void Tell(long mediaMs, EventBody body) => _marks.Apply(new LoggedEvent(++_head, Fair.Now, mediaMs, body));
}
