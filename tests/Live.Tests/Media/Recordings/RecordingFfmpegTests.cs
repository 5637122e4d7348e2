using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Recordings;

/// <summary>What real encoders sent, recorded, and replayed by a real player.</summary>
public sealed class RecordingFfmpegTests
{
    private const string Sine = "-f lavfi -i sine=frequency=440";

    /// <summary>ffmpeg joins stretches by the picture; of sound that is a few ms longer it says this.</summary>
    private const string OfJoining = "non monotonically increasing dts to muxer";

    [Fact]
    public async Task A_replay_has_every_packet_that_was_sent()
    {
        var sent = Ffmpeg.Flv(Words("160x90", 6, "-bf 2", "-ar 44100"));
        using var folder = new RecordedFolder();
        folder.Record(1, Parts(sent, 1_000));

        Assert.Equal(Ffmpeg.Packets(sent), Ffmpeg.Packets(folder.Raw(1)));
        Assert.Equal(Ffmpeg.Packets(sent), Ffmpeg.Packets(await folder.Whole()));
        Assert.Equal("", Ffmpeg.Complaints(await folder.Whole()));
        Assert.Empty(folder.PlaylistComplaints());
    }

    /// <summary>ffmpeg, and browsers built on it, take each reference of an index for one moof.</summary>
    [Fact]
    public async Task It_is_sought_to_any_moment_in_any_order()
    {
        var sent = Ffmpeg.Flv(Words("160x90", 12, "-bf 0", "-ar 44100"));
        using var folder = new RecordedFolder();
        folder.Record(1, Parts(sent, 1_000));

        var whole = await folder.Whole();

        int[] moments = [5, 9, 2, 11, 8, 3, 10, 1, 7, 0];
        Assert.Equal(moments.Select(moment => $"{moment} K"), Ffmpeg.SeeksTo(whole, moments));
    }

    [Fact]
    public async Task A_publisher_who_was_away_leaves_no_gap()
    {
        var sent = Ffmpeg.Flv(Words("160x90", 4, "-bf 2", "-ar 44100"));
        using var folder = new RecordedFolder();
        folder.Record(1, [.. Parts(sent, 1_000), .. Parts(sent, 60_000)]);
        folder.Record(2, Parts(sent, 200_000));

        var whole = await folder.Whole();

        Assert.StartsWith("h264:300/12 ", Ffmpeg.Packets(whole), StringComparison.Ordinal);
        Assert.Equal("", Ffmpeg.Complaints(whole));
        Assert.All(folder.PlaylistComplaints(), complaint => Assert.Contains(OfJoining, complaint));
        Assert.InRange(Ffmpeg.Seconds(whole), 11.9, 12.4);
        Assert.InRange(folder.Replay.DurationMs, 11_900, 12_400);
    }

    /// <summary>
    /// Sound keeps its rate here: ffmpeg knows only the first sample entry, and no unit among the frames can tell it.
    /// </summary>
    [Fact]
    public async Task Another_size_in_between_is_decoded_from_any_place_on()
    {
        var small = Ffmpeg.Flv(Words("160x90", 4, "-bf 0", "-ar 44100"));
        var large = Ffmpeg.Flv(Words("320x180", 4, "-bf 2", "-ar 44100"));
        using var folder = new RecordedFolder();
        folder.Record(1, Parts(small, 1_000));
        folder.Record(2, Parts(large, 6_000));
        folder.Record(3, Parts(small, 11_000));

        var whole = await folder.Whole();
        Assert.StartsWith("h264:300/12 ", Ffmpeg.Packets(whole), StringComparison.Ordinal);
        Assert.Equal("", Ffmpeg.Complaints(whole));
        Assert.All([3, 6, 10], second => Assert.Equal("", Ffmpeg.Complaints(whole, $"-ss {second}")));
    }

    private static string Words(string size, int seconds, string picture, string sound) =>
        $"-f lavfi -i testsrc2=size={size}:rate=25:duration={seconds} {Sine}:duration={seconds} "
        + $"-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p {picture} -c:a aac -b:a 64k {sound}";

    private static List<MediaPart> Parts(byte[] flv, long fromMs)
    {
        var tags = new List<FlvTag>();
        Assert.Null(new FlvReader().Feed(flv, tags));
        var packager = new Packager(new PackagerOptions());
        return
        [
            .. tags.SelectMany(tag => packager.Take(
                FlvTag.Frame(tag.Kind, tag.Ms + fromMs, tag.Body), RecordingScript.At(tag.Ms + fromMs))),
            .. packager.Finish(),
        ];
    }
}
