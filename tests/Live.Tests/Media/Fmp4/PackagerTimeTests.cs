using LiveFair.Live.Media;
using static LiveFair.Live.Tests.Media.Fmp4.Packing;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>Times that jump, stand still and drift.</summary>
public sealed class PackagerTimeTests
{
    [Fact]
    public void A_gap_begins_anew_and_makes_no_frame_last_as_long()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1000))
            .Take(Show(60_000, 61_000)).Finish();

        Assert.Equal([0, 60_000], packing.Parts.Where(part => part.StartsAnew).Select(part => part.StartMs));
        Assert.All(packing.Read.SelectMany(part => part.Picture), frame => Assert.Equal(40, frame.Duration));
    }

    [Fact]
    public void A_picture_in_the_middle_of_a_gap_waits_for_the_next_key_frame()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1000))
            .Take(Tags.Inter(60_000), Tags.Inter(60_040)).Take(Show(60_080, 61_000)).Finish();

        Assert.Equal([0, 60_080], packing.Parts.Where(part => part.StartsAnew).Select(part => part.StartMs));
    }

    [Fact]
    public void A_step_far_back_begins_anew()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(60_000, 61_000))
            .Take(Show(0, 1000)).Finish();

        Assert.Equal([60_000, 0], packing.Parts.Where(part => part.StartsAnew).Select(part => part.StartMs));
    }

    [Fact]
    public void Frames_of_one_moment_last_a_millisecond_each_and_are_shown_when_they_should_be()
    {
        var packing = new Packing().Take(
            Tags.AvcConfig(), Tags.AacConfig(), Tags.Sound(0), Tags.Key(40), Tags.Inter(40), Tags.Inter(20),
            Tags.Inter(80)).Finish();

        Assert.Equal(
            [(40L, 1, 40L), (41, 1, 40), (42, 38, 20), (80, 38, 80)],
            packing.Read.SelectMany(part => part.Picture)
                .Select(frame => (frame.At, frame.Duration, frame.At + frame.Offset)));
    }

    [Fact]
    public void Sound_whose_times_are_rounded_or_shaky_has_no_seam()
    {
        var shaky = Sound(0, 4000).Select((tag, number) => Tags.Sound(tag.Ms + (number % 7 * 15)));
        var packing = new Packing().Take(Tags.AacConfig()).Take(shaky).Finish();

        Assert.Equal(
            Enumerable.Range(0, 188).Select(number => number * 1024L),
            packing.Read.SelectMany(part => part.Sound).Select(frame => frame.At));
    }

    [Fact]
    public void A_hole_in_the_sound_stays_a_hole()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig())
            .Take(Show(0, 2000).Where(tag => tag.Kind != FlvKind.Audio || tag.Ms is < 500 or > 1500)).Finish();

        var sound = packing.Read.SelectMany(part => part.Sound).ToList();
        var after = sound.First(frame => frame.At > 1400 * 48);

        Assert.InRange(after.At, 1501 * 48, 1523 * 48);
        Assert.All(
            sound.Zip(sound.Skip(1)),
            pair => Assert.True(pair.First.At + pair.First.Duration <= pair.Second.At));
    }

    [Fact]
    public void A_hole_within_a_part_makes_the_frame_before_it_last_longer()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig(), Tags.Key(0)).Take(
            Tags.Sound(0), Tags.Sound(300), Tags.Sound(321)).Finish();

        Assert.Equal([(0, 300 * 48), (300 * 48, 1024), (300 * 48 + 1024, 1024)], packing.Read[0].Sound
            .Select(frame => (frame.At, frame.Duration)));
    }

    [Fact]
    public void Sound_that_runs_ahead_loses_a_frame_and_time_does_not_step_back()
    {
        var packing = new Packing().Take(Tags.AacConfig());
        for (var number = 0; number < 100; number++)
        {
            packing.Take(Tags.Sound(number * 20)); // 1.33 ms too early each.
        }

        var sound = packing.Finish().Read.SelectMany(part => part.Sound).ToList();

        Assert.Equal(99, sound.Count);
        Assert.Equal(Enumerable.Range(0, 99).Select(number => number * 1024L), sound.Select(frame => frame.At));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_tags_are_parts_can_be_read_and_no_time_is_negative(int seed)
    {
        var random = new Random(seed);
        var packing = new Packing();
        var clock = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            clock = Math.Max(0, clock + random.Next(100) switch
            {
                0 => random.Next(-100_000, 100_000),
                1 => random.Next(-600, 4000),
                _ => random.Next(0, 30),
            });
            packing.Take(Any(random, clock));
        }

        packing.Finish();

        Assert.True(packing.Parts.Count > 100, $"{packing.Parts.Count} parts of 20,000 tags");
        Assert.Equal(Enumerable.Range(1, packing.Parts.Count), packing.Read.Select(part => part.Sequence));
        Assert.All(packing.Parts, part => Assert.InRange(part.DurationMs, 0, 10_000));
        Assert.All(
            packing.Read.SelectMany(part => part.Picture.Concat(part.Sound)),
            frame => Assert.InRange(frame.Duration, 1, 4 * 48_000));
        Assert.All(packing.Parts.Where(part => part.StartsAnew), part => Assert.True(part.StartsSegment));
    }

    private static FlvTag Any(Random random, long ms) => random.Next(200) switch
    {
        0 => Tags.AvcConfig(),
        1 => Tags.AvcConfig(Tags.LargeAvc),
        2 => Tags.AacConfig(),
        3 => Tags.AacConfig("1210"),
        4 => Tags.OpusConfig(),
        5 => FlvTag.Frame((FlvKind)random.GetItems<byte>([8, 9, 18], 1)[0], ms, Bytes(random)),
        < 20 => Tags.Key(ms, random.Next(-100, 100)),
        < 100 => Tags.Inter(ms, random.Next(-100, 100)),
        _ => Tags.Sound(ms),
    };

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(0, 40)];
        random.NextBytes(bytes);
        return bytes;
    }
}
