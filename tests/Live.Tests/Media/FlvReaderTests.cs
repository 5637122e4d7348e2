using LiveFair.Live.Media;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media;

public sealed class FlvReaderTests
{
    private static readonly FlvTag[] Sent =
    [
        Tags.AvcConfig(), Tags.AacConfig(), Tags.Key(0x1234567), Tags.Sound(0xFFFF_FFFF),
        FlvTag.Frame(FlvKind.Script, 7, []),
    ];

    private static readonly byte[] Stream =
        [.. FlvTag.FileHeader(FlvTracks.Audio | FlvTracks.Video), .. Sent.SelectMany(tag => tag.Bytes.ToArray())];

    [Fact]
    public void However_it_is_cut_the_tags_are_the_same()
    {
        for (var cut = 0; cut <= Stream.Length; cut++)
        {
            Same(Stream[..cut], Stream[cut..]);
        }

        Same([.. Stream.Select(one => new[] { one })]);
    }

    [Fact]
    public void It_says_what_the_stream_holds_once_the_header_is_there()
    {
        var reader = new FlvReader();
        reader.Feed(Stream.AsSpan(0, 8), new List<FlvTag>());
        Assert.Null(reader.Tracks);

        reader.Feed(Stream.AsSpan(8, 1), new List<FlvTag>());

        Assert.Equal(FlvTracks.Audio | FlvTracks.Video, reader.Tracks);
    }

    [Fact]
    public void A_longer_header_is_passed_over()
    {
        var tags = new List<FlvTag>();
        byte[] header = [(byte)'F', (byte)'L', (byte)'V', 1, 4, 0, 0, 0, 12, 1, 2, 3, 0, 0, 0, 0];

        Assert.Null(new FlvReader().Feed([.. header, .. Tags.Sound(5).Bytes.Span], tags));

        Assert.Equal(5, Assert.Single(tags).Ms);
    }

    [Theory]
    [InlineData("474C5601050000000900000000")]
    [InlineData("464C5602050000000900000000")]
    [InlineData("464C5601050000000800000000")]
    [InlineData("464C560105FFFFFFFF00000000")]
    [InlineData("464C56010500000009000000000700000000000000000000")]
    [InlineData("464C5601050000000900000000" + "09800001000000000000")]
    [InlineData("464C5601050000000900000000" + "09FFFFFF00000000000000")]
    public void What_is_no_stream_is_refused_and_all_that_follows(string hex)
    {
        var (reader, tags) = (new FlvReader(), new List<FlvTag>());

        var refused = reader.Feed([.. Convert.FromHexString(hex), 0, 0, 0, 0], tags);

        Assert.Equal(RefusalCode.Invalid, refused?.Code);
        Assert.Same(refused, reader.Feed(Stream, tags));
        Assert.Empty(tags);
    }

    [Fact]
    public void A_large_size_alone_takes_no_memory()
    {
        byte[] large = [.. FlvTag.FileHeader(FlvTracks.Video), 9, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        var reader = new FlvReader();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(reader.Feed(large, new List<FlvTag>()));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Spoilt_bytes_are_refused_or_read_and_never_throw(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Stream.ToArray();
            for (var spoilt = random.Next(1, 8); spoilt > 0; spoilt--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var (whole, cut) = (new List<FlvTag>(), new List<FlvTag>());
            var refused = new FlvReader().Feed(bytes, whole);
            var reader = new FlvReader();
            var at = random.Next(bytes.Length);
            reader.Feed(bytes.AsSpan(0, at), cut);

            Assert.Equal(refused, reader.Feed(bytes.AsSpan(at), cut));
            Assert.Equal(whole.Select(Text), cut.Select(Text));
        }
    }

    private static void Same(params byte[][] pieces)
    {
        var (reader, tags) = (new FlvReader(), new List<FlvTag>());

        Assert.All(pieces, piece => Assert.Null(reader.Feed(piece, tags)));

        Assert.Equal(Sent.Select(Text), tags.Select(Text));
    }

    private static string Text(FlvTag tag) => $"{tag.Kind} {tag.Ms} {Convert.ToHexString(tag.Bytes.Span)}";
}
