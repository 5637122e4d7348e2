using System.Buffers;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Tests.Lanes;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>The bytes are of the AMF0 specification, section 2, and of RTMP 1.0, section 7.</summary>
public sealed class AmfTests
{
    [Theory]
    [InlineData("00 3f f0 00 00 00 00 00 00", "1")]
    [InlineData("00 c0 09 21 fb 54 44 2d 18", "-3.141592653589793")]
    [InlineData("01 00", "false")]
    [InlineData("01 01", "true")]
    [InlineData("02 00 07 63 6f 6e 6e 65 63 74", "'connect'")]
    [InlineData("02 00 06 e7 9b b4 e6 92 ad", "'直播'")]
    [InlineData("02 00 00", "''")]
    [InlineData("03 00 00 09", "{}")]
    [InlineData("03 00 03 61 70 70 02 00 04 6c 69 76 65 00 01 6e 05 00 00 09", "{app:'live',n:null}")]
    [InlineData("05", "null")]
    [InlineData("0a 00 00 00 02 02 00 04 61 76 63 31 00 00 00 00 00 00 00 00 00", "['avc1',0]")]
    public void A_value_is_read_and_written_as_the_specification_says(string bytes, string value)
    {
        Assert.Equal(value, Read(Bytes.Of(bytes)));
        var written = new ArrayBufferWriter<byte>();
        Assert.True(new AmfReader(Bytes.Of(bytes)).TryRead(out var read));
        AmfWriter.Write(written, read);
        Assert.Equal(Bytes.Of(bytes), written.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData("06", "null", "undefined")]
    [InlineData("0d", "null", "unsupported")]
    [InlineData("07 00 01", "null", "a reference")]
    [InlineData("08 00 00 00 09 00 01 61 01 01 00 00 09", "{a:true}", "an associative array, its count a hint only")]
    [InlineData("0b 42 70 00 00 00 00 00 00 00 00", "1099511627776", "a date, and its zone")]
    [InlineData("0c 00 00 00 02 68 69", "'hi'", "a long string")]
    [InlineData("0f 00 00 00 02 68 69", "'hi'", "XML")]
    [InlineData("10 00 01 43 00 01 61 05 00 00 09", "{a:null}", "an object with a class")]
    [InlineData("03 00 00 05 00 00 09", "{:null}", "a member without a name")]
    public void What_only_others_write_is_read_too(string bytes, string value, string why) =>
        Assert.Equal((value, why), (Read(Bytes.Of(bytes)), why));

    [Theory]
    [InlineData("04", "a movie clip")]
    [InlineData("09", "an end of nothing")]
    [InlineData("0e", "a record set")]
    [InlineData("11 01", "AMF3")]
    [InlineData("ff", "what is no marker")]
    [InlineData("0a ff ff ff ff", "four thousand million items, none of them there")]
    [InlineData("0c ff ff ff ff 61", "a string of four gigabytes")]
    [InlineData("08 ff ff ff ff", "an array without its members")]
    public void What_is_no_value_is_told(string bytes, string why) =>
        Assert.Equal((null, why), (Read(Bytes.Of(bytes)), why));

    [Theory]
    [InlineData("00 3f f0 00 00 00 00 00 00")]
    [InlineData("01 01")]
    [InlineData("03 00 03 61 70 70 02 00 04 6c 69 76 65 00 01 6e 05 00 00 09")]
    [InlineData("07 00 01")]
    [InlineData("08 00 00 00 01 00 01 61 01 01 00 00 09")]
    [InlineData("0a 00 00 00 02 05 05")]
    [InlineData("0b 42 70 00 00 00 00 00 00 00 00")]
    [InlineData("0c 00 00 00 02 68 69")]
    [InlineData("10 00 01 43 00 01 61 05 00 00 09")]
    public void A_value_cut_anywhere_is_none(string bytes)
    {
        var whole = Bytes.Of(bytes);
        for (var cut = 0; cut < whole.Length; cut++)
        {
            Assert.Equal((null, cut), (Read(whole[..cut]), cut));
        }
    }

    [Fact]
    public void Values_lie_in_one_another_as_deep_as_sixteen_and_no_deeper()
    {
        Assert.NotNull(Read(Nested(AmfReader.Deepest)));
        Assert.Null(Read(Nested(AmfReader.Deepest + 1)));
        Assert.Null(Read(Nested(100_000)));
    }

    [Fact]
    public void One_message_has_five_hundred_and_twelve_values_and_no_more()
    {
        // The list itself is one.
        Assert.NotNull(Read(Nulls(AmfReader.Most - 1)));
        Assert.Null(Read(Nulls(AmfReader.Most)));
    }

    [Fact]
    public void A_text_longer_than_a_short_one_can_be_is_written_as_a_long_one()
    {
        var text = new string('x', 70_000);
        var written = new ArrayBufferWriter<byte>();
        AmfWriter.Write(written, text);
        Assert.Equal(Bytes.Of("0c 00 01 11 70 78"), written.WrittenSpan[..6].ToArray());
        Assert.Equal($"'{text}'", Read(written.WrittenSpan));
    }

    [Fact]
    public void Noise_never_throws()
    {
        var random = new Random(20_261_201);
        var whole = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            if (noise.Length > 0)
            {
                noise[0] = (byte)random.Next(18);
            }

            whole += Read(noise) is null ? 0 : 1;
        }

        Assert.InRange(whole, 1_000, 99_000);
    }

    private static byte[] Nested(int depth) =>
        [.. Enumerable.Repeat(Bytes.Of("0a 00 00 00 01"), depth).SelectMany(one => one), 5];

    private static byte[] Nulls(int count) =>
        [10, 0, 0, (byte)(count >> 8), (byte)count, .. Enumerable.Repeat((byte)5, count)];

    /// <summary>The value in words; null when there is none.</summary>
    private static string? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AmfReader(bytes);
        return reader.TryRead(out var value) ? AmfWords.Of(value) : null;
    }
}
