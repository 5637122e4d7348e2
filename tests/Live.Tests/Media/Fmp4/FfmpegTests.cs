using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>Real encoders' streams, packaged and given to a real decoder.</summary>
public sealed class FfmpegTests
{
    private const string Picture = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4";
    private const string Sound = "-f lavfi -i sine=frequency=440:sample_rate=44100:duration=4";
    private const string X264 = "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p";

    private static readonly DateTimeOffset Arrived = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData($"{Picture} {Sound} {X264} -tune zerolatency -c:a aac -b:a 64k")]
    [InlineData($"{Picture} {Sound} -c:v libx264 -preset medium -bf 3 -g 30 -c:a aac -b:a 64k -ac 2 -ar 48000")]
    [InlineData($"{Picture} {X264} -an")]
    [InlineData($"{Sound} -c:a aac -b:a 64k -vn")]
    public void All_packets_come_through_and_decode(string words)
    {
        var flv = Ffmpeg.Flv(words);

        var parts = Package(Read(flv));
        byte[] file = [.. parts[0].Init.Data.Span, .. parts.SelectMany(part => part.Data.ToArray())];

        Assert.All(parts, part => Assert.Same(parts[0].Init, part.Init));
        Assert.Equal(Ffmpeg.Packets(flv), Ffmpeg.Packets(file));
        Assert.Equal("", Ffmpeg.Complaints(file));
    }

    [Fact]
    public void A_viewer_who_comes_at_any_segment_decodes_from_there()
    {
        var parts = Package(Read(Ffmpeg.Flv($"{Picture} {Sound} {X264} -bf 2 -c:a aac")));

        foreach (var (index, _) in parts.Index().Where(part => part.Item.StartsSegment))
        {
            byte[] rest = [.. parts[0].Init.Data.Span, .. parts.Skip(index).SelectMany(part => part.Data.ToArray())];
            Assert.Equal("", Ffmpeg.Complaints(rest));
        }

        Assert.Equal(4, parts.Count(part => part is { StartsSegment: true, StartsWithKey: true }));
    }

    [Fact]
    public void Two_publishers_one_after_the_other_make_one_file_that_decodes()
    {
        var packager = new Packager(new PackagerOptions());
        var tags = Read(Ffmpeg.Flv($"{Picture} {Sound} {X264} -c:a aac"));
        var later = tags.Select(tag => FlvTag.Frame(tag.Kind, tag.Ms + 9000, tag.Body));
        List<MediaPart> parts =
        [
            .. tags.SelectMany(tag => packager.Take(tag, Arrived)), .. packager.Finish(),
            .. later.SelectMany(tag => packager.Take(tag, Arrived)), .. packager.Finish(),
        ];

        byte[] file = [.. parts[0].Init.Data.Span, .. parts.SelectMany(part => part.Data.ToArray())];

        Assert.Equal(2, parts.Count(part => part.StartsAnew));
        Assert.Equal("", Ffmpeg.Complaints(file));
        Assert.StartsWith("h264:200/", Ffmpeg.Packets(file), StringComparison.Ordinal);
    }

    [Fact]
    public void However_the_stream_is_cut_tags_and_parts_are_the_same()
    {
        var flv = Ffmpeg.Flv(
            "-f lavfi -i color=size=32x32:rate=5:duration=3 -f lavfi -i sine=sample_rate=8000:duration=3 "
            + "-c:v libx264 -preset ultrafast -g 5 -c:a aac -b:a 8k");
        var whole = Text(Read(flv));
        Assert.InRange(flv.Length, 1000, 30_000);

        for (var cut = 0; cut < flv.Length; cut++)
        {
            Assert.Equal(whole, Text(Read(flv, cut)));
        }
    }

    private static List<FlvTag> Read(byte[] flv, int cut = 0)
    {
        var (reader, tags) = (new FlvReader(), new List<FlvTag>());
        Assert.Null(reader.Feed(flv.AsSpan(0, cut), tags));
        Assert.Null(reader.Feed(flv.AsSpan(cut), tags));
        return tags;
    }

    private static List<MediaPart> Package(List<FlvTag> tags)
    {
        var packager = new Packager(new PackagerOptions());
        return [.. tags.SelectMany(tag => packager.Take(tag, Arrived)), .. packager.Finish()];
    }

    /// <summary>Tags and the parts made of them, in one text.</summary>
    private static string Text(List<FlvTag> tags)
    {
        using var all = new MemoryStream();
        foreach (var bytes in tags.Select(tag => tag.Bytes).Concat(Package(tags).Select(part => part.Data)))
        {
            all.Write(bytes.Span);
        }

        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(all.ToArray()));
    }
}
