using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media;

public sealed class FlvTagTests
{
    [Fact]
    public void A_tag_is_framed_as_the_format_says()
    {
        var tag = FlvTag.Frame(FlvKind.Audio, 0x12345678, [0xAF, 1, 0x21]);

        Assert.Equal("08000003345678120000" + "00AF0121" + "0000000E", Convert.ToHexString(tag.Bytes.Span));
        Assert.Equal([0xAF, 1, 0x21], tag.Body.ToArray());
    }

    [Fact]
    public void A_stream_begins_with_what_it_holds() =>
        Assert.Equal(
            "464C5601050000000900000000", Convert.ToHexString(FlvTag.FileHeader(FlvTracks.Audio | FlvTracks.Video)));

    [Theory]
    [InlineData(FlvKind.Video, "170000000001", true, false)]
    [InlineData(FlvKind.Video, "1701000000AA", false, true)]
    [InlineData(FlvKind.Video, "2701000000AA", false, false)]
    [InlineData(FlvKind.Audio, "AF001210", true, false)]
    [InlineData(FlvKind.Audio, "AF0121", false, false)]
    [InlineData(FlvKind.Audio, "904F70757300", true, false)]
    [InlineData(FlvKind.Audio, "914F70757300", false, false)]
    [InlineData(FlvKind.Script, "17010000", false, false)]
    [InlineData(FlvKind.Video, "", false, false)]
    [InlineData(FlvKind.Audio, "AF", false, false)]
    public void It_knows_keys_and_configurations(FlvKind kind, string hex, bool isConfig, bool isKey)
    {
        var tag = FlvTag.Frame(kind, 0, Convert.FromHexString(hex));

        Assert.Equal((isConfig, isKey), (tag.IsConfig, tag.IsKey));
    }

    [Fact]
    public void Time_beyond_32_bits_comes_round_on_the_wire_and_not_within() =>
        Assert.Equal(
            (0x1_0000_0001, "080000000000" + "01000000000000000B"),
            (FlvTag.Frame(FlvKind.Audio, 0x1_0000_0001, []).Ms,
                Convert.ToHexString(FlvTag.Frame(FlvKind.Audio, 0x1_0000_0001, []).Bytes.Span)));
}
