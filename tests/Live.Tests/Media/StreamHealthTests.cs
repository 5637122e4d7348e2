using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media;

public sealed class StreamHealthTests
{
    private const int Settled = StreamHealth.WindowMs;

    private static readonly byte[] Avc = Convert.FromHexString(
        "17000000000142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20");

    private static readonly byte[] Aac = [0xAF, 0, 0x12, 0x10];
    private static readonly byte[] Opus =
        [0x90, .. "Opus"u8, .. "OpusHead"u8, 1, 2, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0];

    private readonly StreamHealth _health = new();

    [Fact]
    public void A_good_publisher_is_told_its_figures_and_warned_of_nothing()
    {
        Publish(steps: Enumerable.Repeat(40, 150));

        var report = _health.Report(6_000);

        Assert.Equal(25, report.FramesPerSecond, 1.0);
        Assert.Equal(1_000, report.KeyFrameMs);
        Assert.Equal((320, 180), (report.Width, report.Height));
        Assert.Equal(("avc1.42C00C", "mp4a.40.2"), (report.VideoCodec, report.AudioCodec));
        Assert.Equal(0, report.DroppedFrames);
        Assert.Equal(0, report.BehindMs);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void Bits_are_counted_over_the_last_seconds_only()
    {
        Publish(steps: Enumerable.Repeat(40, 150), bytes: 10_000);
        Assert.InRange(_health.Report(6_000).BitsPerSecond, 1_990_000, 2_050_000);

        Assert.Equal(0, _health.Report(6_000 + Settled + 1).BitsPerSecond);
    }

    [Theory]
    [InlineData(new[] { 40 }, 0)]
    [InlineData(new[] { 33, 34, 33 }, 0)]
    [InlineData(new[] { 33, 67 }, 0)] // A camera of 20 pictures in a recorder of 30.
    [InlineData(new[] { 20, 60, 45, 35 }, 0)]
    public void A_camera_s_own_pace_is_no_loss(int[] pattern, int dropped)
    {
        Publish(Enumerable.Range(0, 300).Select(i => pattern[i % pattern.Length]));

        Assert.Equal(dropped, _health.Report(15_000).DroppedFrames);
    }

    [Fact]
    public void Pictures_that_were_left_out_are_counted()
    {
        Publish(Enumerable.Repeat(40, 50).Append(80).Concat(Enumerable.Repeat(40, 50)).Append(160));

        Assert.Equal(1 + 3, _health.Report(5_000).DroppedFrames);
    }

    [Fact]
    public void A_camera_that_slows_down_in_the_dark_is_soon_taken_as_it_is()
    {
        Publish(Enumerable.Repeat(33, 60).Concat(Enumerable.Repeat(66, 200)));

        Assert.InRange(_health.Report(16_000).DroppedFrames, 1, 8);
    }

    [Fact]
    public void An_odd_beginning_is_forgotten()
    {
        Publish(Enumerable.Repeat(3, 2).Concat(Enumerable.Repeat(50, 150)));

        Assert.Equal(0, _health.Report(8_000).DroppedFrames);
    }

    [Fact]
    public void Who_begins_again_begins_with_nothing_held_against_them()
    {
        Publish(Enumerable.Repeat(40, 50).Append(400));
        Assert.NotEqual(0, _health.Report(3_000).DroppedFrames);

        _health.Begin(10_000);

        var report = _health.Report(10_000);
        Assert.Equal((0, 0, null), (report.DroppedFrames, report.KeyFrameMs, report.VideoCodec));
    }

    [Fact]
    public void Key_frames_that_are_far_apart_are_warned_of_before_the_next_one_comes()
    {
        Publish(Enumerable.Repeat(40, 60), keyEvery: 1_000);

        Warns(HealthWarning.KeyFramesFar, 2_500);
    }

    [Fact]
    public void A_bit_rate_that_phones_cannot_follow_is_warned_of()
    {
        Publish(Enumerable.Repeat(40, 150), bytes: 21_000);

        Warns(HealthWarning.BitRateHigh, 6_000);
    }

    [Fact]
    public void Few_pictures_are_warned_of()
    {
        Publish(Enumerable.Repeat(125, 50), keyEvery: 8);

        Warns(HealthWarning.FrameRateLow, 6_250);
    }

    [Fact]
    public void A_picture_that_comes_late_is_warned_of()
    {
        Publish(Enumerable.Repeat(40, 150));
        _health.Hear(Picture(6_100, isKey: false, 200), 9_500);

        Warns(HealthWarning.Behind, 9_500, [HealthWarning.FrameRateLow]);
    }

    [Fact]
    public void Frames_in_another_order_are_warned_of()
    {
        Publish(Enumerable.Repeat(40, 150));
        _health.Hear(FlvTag.Frame(FlvKind.Video, 6_040, [0x27, 1, 0, 0, 80, 1, 2]), 6_040);

        Warns(HealthWarning.FramesReordered, 6_050);
    }

    [Fact]
    public void Sound_that_old_phones_cannot_play_is_warned_of()
    {
        Publish(Enumerable.Repeat(40, 150), sound: Opus);

        Warns(HealthWarning.SoundIsOpus, 6_000);
    }

    [Fact]
    public void What_is_missing_is_warned_of_once_it_had_time_to_come()
    {
        _health.Begin(0);
        Assert.Empty(_health.Report(Settled - 1).Warnings);

        Assert.Equal([HealthWarning.NoVideo, HealthWarning.NoAudio], _health.Report(Settled).Warnings);
    }

    [Fact]
    public void Sound_alone_is_not_a_picture_that_is_late()
    {
        _health.Begin(0);
        _health.Hear(FlvTag.Frame(FlvKind.Audio, 0, Aac), 0);
        _health.Hear(FlvTag.Frame(FlvKind.Audio, 6_000, [0xAF, 1, 0x21]), 6_000);

        Assert.Equal(0, _health.Report(6_000).BehindMs);
        Warns(HealthWarning.NoVideo, 6_000);
    }

    private static FlvTag Picture(long ms, bool isKey, int bytes) => FlvTag.Frame(
        FlvKind.Video, ms, [(byte)(isKey ? 0x17 : 0x27), 1, 0, 0, 0, .. new byte[bytes]]);

    private void Publish(IEnumerable<int> steps, int keyEvery = 25, int bytes = 200, byte[]? sound = null)
    {
        _health.Begin(0);
        _health.Hear(FlvTag.Frame(FlvKind.Video, 0, Avc), 0);
        _health.Hear(FlvTag.Frame(FlvKind.Audio, 0, sound ?? Aac), 0);
        var ms = 0L;
        var count = 0;
        _health.Hear(Picture(ms, isKey: true, bytes), ms);
        foreach (var step in steps)
        {
            ms += step;
            _health.Hear(Picture(ms, ++count % keyEvery == 0, bytes), ms);
        }
    }

    private void Warns(HealthWarning warning, long nowMs, params HealthWarning[] also) =>
        Assert.Equal([.. also, warning], _health.Report(nowMs).Warnings.Order());
}
