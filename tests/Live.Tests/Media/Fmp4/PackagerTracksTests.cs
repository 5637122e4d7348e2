using LiveFair.Live.Media.Fmp4;
using static LiveFair.Live.Tests.Media.Fmp4.Packing;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>Tracks that are missing, come, change and go.</summary>
public sealed class PackagerTracksTests
{
    [Fact]
    public void Picture_alone_begins_after_a_second_and_loses_nothing()
    {
        var packing = new Packing().Take(Tags.AvcConfig()).Take(Picture(0, 1000));
        Assert.Empty(packing.Parts);

        packing.Take(Picture(1000, 2000)).Finish();

        Assert.Equal(50, packing.Read.Sum(part => part.Picture.Count));
        Assert.Equal("avc1.42C00C", packing.Parts[0].Init.Codecs);
    }

    [Fact]
    public void Sound_alone_has_segments_by_time()
    {
        var packing = new Packing().Take(Tags.AacConfig()).Take(Sound(0, 5000)).Finish();

        Assert.Equal(235, packing.Read.Sum(part => part.Sound.Count));
        Assert.All(packing.Parts, part => Assert.True(part.StartsWithKey));
        Assert.All(packing.Parts, part => Assert.InRange(part.DurationMs, 1, 500));
        Assert.Equal(
            [0, 981, 1962, 2944, 3925, 4906],
            packing.Parts.Where(part => part.StartsSegment).Select(part => part.StartMs));
        Assert.Equal(
            packing.Parts.Skip(1).Select(part => part.StartsSegment).Append(true),
            packing.Parts.Select(part => part.EndsSegment));
    }

    [Fact]
    public void Those_who_only_listen_get_the_same_sound_without_the_picture()
    {
        var packing = new Packing(new PackagerOptions { Tracks = PackagedTracks.SoundOnly })
            .Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 2000)).Finish();

        Assert.Equal("mp4a.40.2", packing.Parts[0].Init.Codecs);
        Assert.Equal(Sound(0, 2000).Count(), packing.Read.Sum(part => part.Sound.Count));
        Assert.All(packing.Read, part => Assert.Empty(part.Picture));
    }

    [Fact]
    public void A_short_show_of_one_track_is_not_lost()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.Key(0), Tags.Inter(40)).Finish();

        Assert.Equal((0, 80), (packing.Parts.Single().StartMs, packing.Parts.Single().DurationMs));
    }

    [Fact]
    public void Another_picture_size_begins_anew_with_another_init_segment()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1200))
            .Take(Tags.AvcConfig(Tags.LargeAvc)).Take(Show(1200, 2000)).Finish();

        var anew = packing.Parts.Where(part => part.StartsAnew).ToList();

        Assert.Equal(
            [(0, 1, 320), (1200, 2, 1920)], anew.Select(part => (part.StartMs, part.Init.Version, part.Init.Width)));
        Assert.True(anew[1].StartsSegment && anew[1].StartsWithKey);
        Assert.Equal(50, packing.Read.Sum(part => part.Picture.Count));
    }

    [Fact]
    public void The_same_configuration_again_changes_nothing()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1200))
            .Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(1200, 2000)).Finish();

        Assert.Single(packing.Parts, part => part.StartsAnew);
    }

    [Fact]
    public void A_publisher_who_comes_again_begins_anew_with_the_init_segment_that_was()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1200)).Finish()
            .Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(5000, 6000)).Finish();

        Assert.Equal(
            [(0, 1), (5000, 1)],
            packing.Parts.Where(part => part.StartsAnew).Select(part => (part.StartMs, part.Init.Version)));
        Assert.Equal(1200, packing.Parts.Where(part => part.StartMs < 5000).Sum(part => part.DurationMs));
        Assert.Equal(5000 * 48, packing.Read.First(part => part.Picture[0].At == 5000).Sound[0].At);
    }

    [Fact]
    public void Another_configuration_of_the_sound_waits_for_a_key_frame_so_that_no_picture_is_lost()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1400))
            .Take(Tags.AacConfig("1210")).Take(Show(1400, 1999).Where(tag => !tag.IsKey))
            .Take(Show(2000, 3000)).Finish();

        Assert.Equal(
            [(0, 48_000), (2000, 44_100)],
            packing.Parts.Where(part => part.StartsAnew).Select(part => (part.StartMs, Rate(part))));
        Assert.Equal(74, packing.Read.Sum(part => part.Picture.Count)); // The one key that was taken out above.
    }

    [Fact]
    public void Sound_that_comes_late_is_there_from_the_next_key_frame()
    {
        var packing = new Packing().Take(Tags.AvcConfig()).Take(Picture(0, 2400))
            .Take(Tags.AacConfig()).Take(Sound(2400, 3000)).Take(Picture(2400, 3000).Where(tag => !tag.IsKey))
            .Take(Show(3000, 4000)).Finish();

        Assert.Equal(
            [(0, "avc1.42C00C"), (3000, "avc1.42C00C,mp4a.40.2")],
            packing.Parts.Where(part => part.StartsAnew).Select(part => (part.StartMs, part.Init.Codecs)));
    }

    [Fact]
    public void When_the_picture_is_lost_the_sound_goes_on_until_it_is_back()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1000))
            .Take(Sound(1000, 8000)).Take(Show(8000, 9000)).Finish();

        Assert.Equal(
            ["avc1.42C00C,mp4a.40.2", "mp4a.40.2", "avc1.42C00C,mp4a.40.2"],
            packing.Parts.Where(part => part.StartsAnew).Select(part => part.Init.Codecs));
    }

    [Fact]
    public void When_the_sound_is_lost_the_picture_goes_on_until_it_is_back()
    {
        var packing = new Packing().Take(Tags.AvcConfig(), Tags.AacConfig()).Take(Show(0, 1000))
            .Take(Picture(1000, 8000)).Take(Show(8000, 10_000)).Finish();

        Assert.Equal(
            [(0, "avc1.42C00C,mp4a.40.2"), (4000, "avc1.42C00C"), (9000, "avc1.42C00C,mp4a.40.2")],
            packing.Parts.Where(part => part.StartsAnew).Select(part => (part.StartMs, part.Init.Codecs)));
        Assert.Equal(250, packing.Read.Sum(part => part.Picture.Count));
    }

    [Fact]
    public void Frames_that_nobody_can_decode_are_left_out()
    {
        var packing = new Packing().Take(Show(0, 2000)).Take(Tags.AvcConfig("00")).Take(Show(2000, 4000)).Finish();

        Assert.Empty(packing.Parts);
    }

    private static int Rate(MediaPart part) => Box.Read(part.Init.Data.Span)[1].Inner
        .Where(box => box.Type == "trak").Last()["mdia", "mdhd"].Int(12);
}
