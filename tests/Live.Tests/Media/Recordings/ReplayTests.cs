using LiveFair.Live.Media.Recordings;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class ReplayTests
{
    [Fact]
    public void A_gap_collapses()
    {
        var replay = RecordingScript.Replay(RecordingScript.Silent().Parts(1_000, 4).Parts(90_000, 2).File());

        Assert.Equal([(0L, 2_000L), (2_000L, 3_000L)], replay.Runs.Select(run => (run.ReplayMs, run.EndMs)));
        Assert.Equal(3_000, replay.DurationMs);
    }

    [Fact]
    public void A_hole_that_a_player_passes_over_is_no_gap()
    {
        var replay = RecordingScript.Replay(RecordingScript.Silent().Parts(0, 2).Parts(1_040, 2).File());

        Assert.Equal(2_040, Assert.Single(replay.Runs).DurationMs);
    }

    [Fact]
    public void Another_file_begins_where_the_one_before_it_ended()
    {
        var replay = RecordingScript.Replay(
            RecordingScript.WithSound().Parts(0, 3).File(), RecordingScript.WithSound().Parts(1_500, 2).File(2));

        Assert.Equal([1, 2], replay.Runs.Select(run => run.File.Number));
        Assert.Equal([(0L, 1_515L), (1_515L, 2_518L)], replay.Runs.Select(run => (run.ReplayMs, run.EndMs)));
    }

    [Theory]
    [InlineData(1, 0, 1_000)]
    [InlineData(4, 2_000, 3_000)]
    public void A_scrap_of_sound_before_the_picture_is_left_out_and_a_talk_is_not(int parts, int from, int end)
    {
        var sound = RecordingScript.SoundAlone().Parts(0, parts).File();
        var picture = RecordingScript.Silent().Parts(10_000, 2).File(2);

        var replay = RecordingScript.Replay(sound, picture);

        var run = replay.Runs[^1];
        Assert.Equal((2, from, end), (run.File.Number, Round(run.ReplayMs), Round(replay.DurationMs)));
        Assert.Equal(parts == 1 ? 1 : 2, replay.Runs.Count);
        Assert.Single(RecordingScript.Replay(sound).Runs);
    }

    private static int Round(long ms) => (int)(ms / 100) * 100; // Frames of sound do not end with the part.

    [Fact]
    public void What_came_in_before_the_start_is_not_shown_nor_what_could_not_be_decoded_without_it()
    {
        var file = RecordingScript.Silent().Parts(0, 10, -2_300).File();

        var replay = RecordingScript.Replay(file);

        Assert.Equal([3_000, 3_500, 4_000, 4_500], Assert.Single(replay.Runs).Parts.Select(part => part.StartMs));
    }

    [Fact]
    public void What_came_in_after_the_end_is_not_shown()
    {
        var file = RecordingScript.Silent().Parts(0, 10).File();

        var replay = Replay.Of([file], RecordingScript.Started, RecordingScript.At(2_200));

        Assert.Equal(2_500, replay!.DurationMs);
    }

    [Fact]
    public void Nothing_recorded_is_no_replay()
    {
        Assert.Null(Replay.Of([], RecordingScript.Started, RecordingScript.At(1_000)));
        Assert.Null(Replay.Of(
            [RecordingScript.Silent().File()], RecordingScript.Started, RecordingScript.At(1_000)));
        Assert.Null(Replay.Of(
            [RecordingScript.Silent().Parts(5_000, 4).File()], RecordingScript.Started, RecordingScript.At(1_000)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_900, 0)]
    [InlineData(2_200, 200)]
    [InlineData(2_800, 800)]
    [InlineData(3_850, 1_850)]
    [InlineData(3_950, 2_000)]
    [InlineData(4_500, 2_000)]
    [InlineData(60_000, 2_000)]
    [InlineData(90_900, 2_000)]
    [InlineData(91_000, 2_000)]
    [InlineData(91_300, 2_300)]
    [InlineData(200_000, 3_000)]
    public void A_moment_is_where_the_stream_stood_then(long sessionMs, long replayMs)
    {
        var replay = RecordingScript.Replay(
            RecordingScript.Silent().Parts(1_000, 4, 1_000).Parts(90_000, 2, 1_000).File());

        Assert.Equal(replayMs, replay.At(RecordingScript.At(sessionMs)));
    }

    [Fact]
    public void A_stream_that_falls_behind_is_placed_by_when_it_came_in()
    {
        var replay = RecordingScript.Replay(
            RecordingScript.Silent().Parts(0, 2).Parts(1_000, 2, 4_000).Parts(2_000, 2, 3_500).File());

        Assert.Equal(800, replay.At(RecordingScript.At(800)));
        Assert.Equal(900, replay.At(RecordingScript.At(4_500)));
        Assert.Equal(1_200, replay.At(RecordingScript.At(5_200)));
        Assert.Equal(1_900, replay.At(RecordingScript.At(5_900)));
    }

    [Theory]
    [InlineData(0, 1_000, 0, 1_000)]
    [InlineData(900, 1_600, 0, 2_000)]
    [InlineData(1_000, 1_600, 1_000, 1_000)]
    [InlineData(1_999, 2_001, 1_000, 1_500)]
    [InlineData(3_999, 9_000, 3_000, 1_000)]
    public void A_stretch_begins_where_decoding_can_begin_and_ends_behind_what_is_wanted(
        long from, long to, long opens, long duration)
    {
        var replay = RecordingScript.Replay(RecordingScript.Silent().Parts(0, 8).File());

        var cut = replay.Cut(from, to)!;

        Assert.Equal((opens, duration), (cut.Runs[0].Opens, cut.DurationMs));
    }

    [Fact]
    public void A_stretch_over_a_gap_has_both_sides_of_it()
    {
        var replay = RecordingScript.Replay(RecordingScript.Silent().Parts(0, 4).Parts(9_000, 4).File());

        var cut = replay.Cut(1_500, 2_600)!;

        Assert.Equal(
            [(1_000L, 0L, 1_000L), (9_000L, 1_000L, 2_000L)],
            cut.Runs.Select(run => (run.Opens, run.ReplayMs, run.EndMs)));
    }

    [Theory]
    [InlineData(4_000, 5_000)]
    [InlineData(900, 900)]
    [InlineData(900, 100)]
    [InlineData(-500, 0)]
    public void A_stretch_of_nothing_is_none(long from, long to) =>
        Assert.Null(RecordingScript.Replay(RecordingScript.Silent().Parts(0, 8).File()).Cut(from, to));
}
