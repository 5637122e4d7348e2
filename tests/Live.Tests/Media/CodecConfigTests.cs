using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media;

/// <summary>The configurations are x264's, libavcodec's and Chromium's own.</summary>
public sealed class CodecConfigTests
{
    private const string Baseline =
        "0142c00cffe100196742c00cd901419f9f0110000003001000000301e0f142a48001000568cb83cb20";

    [Theory]
    [InlineData(Baseline, 320, 180, "avc1.42C00C", true)]
    [InlineData(
        "0142c028ffe100196742c028da01e0089f970110000003001000000303c0f1832a01000468ce0fc8",
        1920, 1080, "avc1.42C028", true)]
    [InlineData(
        "017a0020ffe1001b677a0020bcd9405005df8fc044000003000400000300f03c60c65801000668ebe3cb22c0fef8f800",
        1280, 722, "avc1.7A0020", false)]
    [InlineData(
        "01f4000cffe1001967f4000c919b282833f1b808800000030080000019078a14cb01000668ebe3c44844fff8f800",
        320, 180, "avc1.F4000C", false)]
    public void A_pictures_size_and_name_are_read(string hex, int width, int height, string codec, bool isCommon)
    {
        var config = AvcConfig.Parse(Convert.FromHexString(hex));

        Assert.NotNull(config);
        Assert.Equal((width, height), (config.Width, config.Height));
        Assert.Equal((codec, isCommon), (config.CodecString, config.IsCommon));
    }

    [Theory]
    [InlineData("120856e500", 44_100, 1)]
    [InlineData("119056e500", 48_000, 2)]
    [InlineData("140856e500", 16_000, 1)]
    [InlineData("1210", 44_100, 2)]
    [InlineData("17801F4010", 16_000, 2)] // The rate in 24 bits instead of its number.
    public void A_sounds_rate_and_channels_are_read(string hex, int rate, int channels)
    {
        var config = AacConfig.Parse(Convert.FromHexString(hex));

        Assert.NotNull(config);
        Assert.Equal((rate, channels, "mp4a.40.2"), (config.SampleRate, config.Channels, config.CodecString));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("0208")] // No object type.
    [InlineData("1708")] // A rate's number that means none.
    [InlineData("1200")] // Channels by a table that is not there.
    public void What_is_no_sound_configuration_is_none(string hex) =>
        Assert.Null(AacConfig.Parse(Convert.FromHexString(hex)));

    [Fact]
    public void An_opus_header_is_read()
    {
        var config = OpusConfig.Parse(Convert.FromHexString("4F707573486561640102380180BB0000000000"));

        Assert.NotNull(config);
        Assert.Equal((2, 312), (config.Channels, config.PreSkip));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("FC", 960)] // CELT, 20 ms, one frame.
    [InlineData("08", 960)] // SILK, 20 ms.
    [InlineData("18", 2_880)] // SILK, 60 ms.
    [InlineData("E1", 240)] // CELT, 2.5 ms, two frames.
    [InlineData("FB03", 2_880)] // Three of 20 ms.
    [InlineData("FB", 0)]
    public void An_opus_packet_says_how_long_it_is(string hex, int samples) =>
        Assert.Equal(samples, OpusConfig.Samples(Convert.FromHexString(hex)));

    [Fact]
    public void A_configuration_that_is_cut_or_spoilt_anywhere_is_none_or_another_and_never_a_failure()
    {
        var whole = Convert.FromHexString(Baseline);
        for (var length = 0; length < 8 + 0x19; length++)
        {
            Assert.Null(AvcConfig.Parse(whole.AsSpan(0, length)));
        }

        var random = new Random(42);
        for (var round = 0; round < 20_000; round++)
        {
            var spoilt = whole.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            if (AvcConfig.Parse(spoilt) is { } read)
            {
                Assert.InRange(read.Width, 1, 8_192);
                Assert.InRange(read.Height, 1, 8_192);
            }
        }
    }
}
