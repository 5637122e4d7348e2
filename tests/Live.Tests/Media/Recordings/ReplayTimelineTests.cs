using LiveFair.Live.Media.Recordings;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class ReplayTimelineTests
{
    [Fact]
    public void A_stream_without_gaps_is_one_piece() => Shows(
        RecordingScript.Silent().Parts(5_000, 6, 120),
        new TimelinePiece(5_120, 0, 3_000));

    [Fact]
    public void What_came_before_the_start_does_not_shift_it() => Shows(
        RecordingScript.Silent().Parts(300_000, 6, -300_000),
        new TimelinePiece(0, 0, 3_000));

    [Fact]
    public void A_gap_lies_between_two_pieces() => Shows(
        RecordingScript.Silent().Parts(0, 4).Parts(60_000, 4),
        new TimelinePiece(0, 0, 2_000),
        new TimelinePiece(60_000, 2_000, 2_000));

    [Fact]
    public void A_stream_that_falls_behind_leaves_a_hole_in_the_session() => Shows(
        RecordingScript.Silent().Parts(0, 4).Parts(2_000, 4, 3_000),
        new TimelinePiece(0, 0, 2_000),
        new TimelinePiece(5_000, 2_000, 2_000));

    [Fact]
    public void A_stream_that_catches_up_leaves_a_hole_in_the_replay() => Shows(
        RecordingScript.Silent().Parts(0, 4, 3_000).Parts(2_000, 4, 2_000),
        new TimelinePiece(3_000, 0, 1_000),
        new TimelinePiece(4_000, 2_000, 2_000));

    [Fact]
    public void A_small_change_of_its_delay_makes_no_new_piece() => Shows(
        RecordingScript.Silent().Parts(0, 4).Parts(2_000, 4, 200),
        new TimelinePiece(0, 0, 4_000));

    private static void Shows(RecordingScript script, params TimelinePiece[] pieces) =>
        Assert.Equal(pieces, ReplayTimeline.Of(RecordingScript.Replay(script.File())));
}
