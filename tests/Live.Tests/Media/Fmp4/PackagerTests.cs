using LiveFair.Live.Media.Fmp4;
using static LiveFair.Live.Tests.Media.Fmp4.Packing;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>What a publisher who does nothing unusual comes to.</summary>
public sealed class PackagerTests
{
    [Fact]
    public void Parts_are_half_a_second_and_segments_begin_with_keys()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 3000)).Finish();

        Assert.Equal(
            [
                (0, 520, true, true), (520, 480, false, false),
                (1000, 520, true, true), (1520, 480, false, false),
                (2000, 520, true, true), (2520, 480, false, false),
            ],
            packing.Parts.Select(part => (part.StartMs, part.DurationMs, part.StartsSegment, part.StartsWithKey)));
        Assert.Equal([packing.Parts[0]], packing.Parts.Where(part => part.StartsAnew));
        Assert.Equal([520, 1520, 2520], packing.Parts.Where(part => part.EndsSegment).Select(part => part.StartMs));
    }

    [Fact]
    public void Every_frame_comes_through_once_and_in_order()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 3000)).Finish();

        Assert.Equal(
            Picture(0, 3000).Select(tag => (tag.Ms, tag.IsKey, Convert.ToHexString(tag.Body[5..]))),
            packing.Read.SelectMany(part => part.Picture)
                .Select(frame => (frame.At, frame.IsKey, Convert.ToHexString(frame.Data))));
        Assert.Equal(
            Sound(0, 3000).Select((tag, number) => (number * 1024L, 1024, Convert.ToHexString(tag.Body[2..]))),
            packing.Read.SelectMany(part => part.Sound)
                .Select(frame => (frame.At, frame.Duration, Convert.ToHexString(frame.Data))));
    }

    [Fact]
    public void The_init_segment_says_what_is_in_the_parts()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 600));

        var init = packing.Parts[0].Init;

        Assert.Equal((1, "avc1.42C00C,mp4a.40.2", 320, 180), (init.Version, init.Codecs, init.Width, init.Height));
        Assert.Equal(
            [TrackKind.Video, TrackKind.Audio],
            Box.Read(init.Data.Span)[1].Inner.Where(box => box.Type == "trak")
                .Select(track => (TrackKind)track["tkhd"].Int(12)));
    }

    [Fact]
    public void What_comes_before_the_first_key_frame_is_left_out()
    {
        var packing = new Packing()
            .Take(Tags.AvcConfig(), Tags.AacConfig(), Tags.Inter(0), Tags.Sound(0), Tags.Inter(40), Tags.Sound(379))
            .Take(Show(400, 1400)).Finish();

        Assert.Equal((400, true), (packing.Parts[0].StartMs, packing.Parts[0].StartsWithKey));
        Assert.Equal(379 * 48, packing.Read[0].Sound[0].At);
    }

    [Fact]
    public void Frames_that_are_shown_in_another_order_keep_their_offsets()
    {
        var packing = new Packing().Take(
            Tags.AvcConfig(), Tags.AacConfig(), Tags.Sound(0), Tags.Key(0, 80), Tags.Inter(40, 160), Tags.Inter(80),
            Tags.Inter(120, -40)).Finish();

        Assert.Equal([80, 160, 0, -40], packing.Read.SelectMany(part => part.Picture).Select(frame => frame.Offset));
    }

    [Fact]
    public void A_part_knows_when_its_newest_frame_came_in_and_where_that_is_shown()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig(), Tags.Sound(7000)).Take(
            Tags.Key(7000, 80), Tags.Inter(7040, 80), Tags.Inter(7080, 80)).Finish();

        var part = Assert.Single(packing.Parts);
        var clock = Box.Read(part.Data.Span)[0];

        Assert.Equal((NineOClock.AddMilliseconds(7080), 7160), (part.Arrived, part.ArrivedMs));
        Assert.Equal(NineOClock.AddMilliseconds(6920), part.StartedAt);
        Assert.Equal((1, 7160), (clock.Int(4), clock.Long(16)));
        Assert.Equal(0xED4E7E90 + 7, (uint)clock.Int(8));
        Assert.Equal(0.08, (uint)clock.Int(12) / (double)uint.MaxValue, 6);
    }

    [Fact]
    public void A_rare_key_frame_does_not_let_a_segment_grow_for_ever()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig(), Tags.Sound(0), Tags.Key(0));
        for (var ms = 40; ms < 25_000; ms += 40)
        {
            packing.Take(Tags.Inter(ms));
        }

        Assert.Equal(
            [(0, true), (10_000, false), (20_000, false)],
            packing.Parts.Where(part => part.StartsSegment).Select(part => (part.StartMs, part.StartsWithKey)));
    }

    [Fact]
    public void A_frame_longer_than_a_part_is_a_part_of_its_own()
    {
        var packing = new Packing().Take(
            Tags.AvcConfig(), Tags.AacConfig(), Tags.Sound(0), Tags.Key(0), Tags.Inter(700), Tags.Inter(1400)).Finish();

        Assert.Equal([700, 700, 700], packing.Parts.Select(part => part.DurationMs));
    }

    [Fact]
    public void Opus_lasts_as_long_as_its_packets_say()
    {
        var packing = new Packing(new PackagerOptions { Tracks = PackagedTracks.SoundOnly }).Take(Tags.OpusConfig());
        for (var ms = 0; ms < 1000; ms += 20)
        {
            packing.Take(Tags.OpusSound(ms));
        }

        packing.Finish();

        Assert.Equal("opus", packing.Parts[0].Init.Codecs);
        Assert.All(packing.Read.SelectMany(part => part.Sound), frame => Assert.Equal(960, frame.Duration));
        Assert.Equal(50, packing.Read.Sum(part => part.Sound.Count));
    }
}
