using System.Buffers;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Tests.Lanes;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>What a message is told as: kind, time, stream and body in hexadecimal.</summary>
public sealed class ChunkReaderTests
{
    [Theory]
    [InlineData("03 00 00 0a 00 00 02 14 01 00 00 00 aa bb", "20@10/1:aabb", "format 0; the stream's id little-endian")]
    [InlineData(
        "03 00 00 0a 00 00 01 08 01 00 00 00 aa 43 00 00 05 00 00 02 09 bb cc", "8@10/1:aa 9@15/1:bbcc", "format 1")]
    [InlineData(
        "03 00 00 0a 00 00 01 08 01 00 00 00 aa 83 00 00 05 bb 83 00 00 06 cc", "8@10/1:aa 8@15/1:bb 8@21/1:cc",
        "format 2")]
    [InlineData(
        "03 00 00 0a 00 00 01 08 01 00 00 00 aa 83 00 00 05 bb c3 cc c3 dd", "8@10/1:aa 8@15/1:bb 8@20/1:cc 8@25/1:dd",
        "format 3 repeats the step")]
    [InlineData(
        "03 00 00 0a 00 00 01 08 01 00 00 00 aa c3 bb", "8@10/1:aa 8@20/1:bb",
        "format 3 after format 0 takes its time for the step")]
    [InlineData("43 00 00 0a 00 00 01 08 aa", "8@10/0:aa", "a first head without a stream's id, as old publishers do")]
    [InlineData(
        "00 00 00 00 00 00 00 01 08 00 00 00 00 aa c0 00 bb", "8@0/0:aa 8@0/0:bb", "chunk stream 64, of two bytes")]
    [InlineData(
        "01 00 00 00 00 00 00 00 01 08 00 00 00 00 aa c0 00 bb", "8@0/0:aa 8@0/0:bb",
        "64 in three bytes is the same one")]
    [InlineData(
        "01 ff ff 00 00 00 00 00 01 08 00 00 00 00 aa c1 ff ff bb", "8@0/0:aa 8@0/0:bb", "65599, the highest")]
    [InlineData("03 00 00 00 00 00 00 08 01 00 00 00", "8@0/1:", "a message of nothing")]
    [InlineData(
        "03 ff ff ff 00 00 01 08 01 00 00 00 01 00 00 00 aa", "8@16777216/1:aa", "an extended time")]
    [InlineData(
        "03 ff ff ff 00 00 01 08 01 00 00 00 ff ff ff f0 aa 83 00 00 20 bb", "8@4294967280/1:aa 8@16/1:bb",
        "the clock wraps")]
    [InlineData(
        "03 00 00 05 00 00 01 08 01 00 00 00 aa 83 ff ff ff 01 00 00 00 bb c3 01 00 00 00 cc",
        "8@5/1:aa 8@16777221/1:bb 8@33554437/1:cc", "an extended step, and again")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 02 03 00 00 00 00 00 05 08 01 00 00 00 01 02 c3 03 04 c3 05",
        "8@0/1:0102030405", "chunks of two bytes")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 02 03 ff ff ff 00 00 05 08 01 00 00 00 01 00 00 00 01 02 "
            + "c3 01 00 00 00 03 04 c3 01 00 00 00 05",
        "8@16777216/1:0102030405", "an extended time before each chunk, as the specification has it")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 02 03 ff ff ff 00 00 08 08 01 00 00 00 01 00 00 00 01 02 "
            + "c3 03 04 c3 05 06 c3 07 08",
        "8@16777216/1:0102030405060708", "an extended time before the first chunk only, as some publishers do")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 02 03 00 00 01 00 00 04 08 01 00 00 00 01 02 "
            + "04 00 00 02 00 00 03 09 01 00 00 00 0a 0b c3 03 04 c4 0c",
        "8@1/1:01020304 9@2/1:0a0b0c", "messages between one another")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 02 03 00 00 01 00 00 04 08 01 00 00 00 01 02 "
            + "02 00 00 00 00 00 04 02 00 00 00 00 00 00 c2 00 03 c3 05 06 c3 07 08",
        "8@2/1:05060708", "a message given up")]
    [InlineData(
        "02 00 00 00 00 00 04 02 00 00 00 00 00 00 00 09 02 00 00 00 00 00 04 02 00 00 00 00 ff ff ff ff "
            + "03 00 00 00 00 00 01 08 01 00 00 00 aa",
        "8@0/1:aa", "giving up where there is nothing")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 7f ff ff ff 03 00 00 00 00 00 01 08 01 00 00 00 aa", "8@0/1:aa",
        "the largest chunks")]
    public void Messages_come_out_as_they_were_sent_wherever_the_bytes_are_cut(string sent, string read, string why) =>
        AssertEverywhere(Bytes.Of(sent), read, why);

    [Theory]
    [InlineData("c3 aa", "a first head that says nothing")]
    [InlineData("83 00 00 00 aa", "a first head without a length")]
    [InlineData(
        "02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 01 03 00 00 00 00 00 02 08 00 00 00 00 aa "
            + "03 00 00 00 00 00 02 08 00 00 00 00",
        "a message within itself")]
    [InlineData("02 00 00 00 00 00 04 01 00 00 00 00 00 00 00 00", "chunks of nothing")]
    [InlineData("02 00 00 00 00 00 04 01 00 00 00 00 80 00 00 00", "chunks of 2^31 bytes")]
    [InlineData("02 00 00 00 00 00 03 01 00 00 00 00 00 00 01", "a chunk size of three bytes")]
    [InlineData("02 00 00 00 00 00 00 02 00 00 00 00", "giving up nothing at all")]
    [InlineData("03 00 00 00 80 00 01 08 00 00 00 00", "a message of more than 8 MiB")]
    public void What_makes_no_sense_is_told_wherever_the_bytes_are_cut(string sent, string why)
    {
        var bytes = Bytes.Of(sent);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var told = Told([bytes[..cut], bytes[cut..]], new ChunkReader());
            Assert.Equal((true, why), (told.EndsWith("malformed", StringComparison.Ordinal), why));
        }
    }

    [Fact]
    public void A_connection_has_sixty_four_chunk_streams_and_no_more()
    {
        var reader = new ChunkReader();
        var heads = Enumerable.Range(3, ChunkReader.MostStreams)
            .Select(id => (byte[])[0, (byte)id, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]).ToList();
        Assert.DoesNotContain("malformed", Told(heads, reader), StringComparison.Ordinal);
        Assert.Equal("malformed", Told([[0, 200, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]], reader));
    }

    [Fact]
    public void Memory_grows_with_what_has_come_and_not_with_what_is_said_to_come()
    {
        var reader = new ChunkReader();
        var told = Told(
            [.. Enumerable.Range(0, ChunkReader.MostStreams)
                .Select(id => (byte[])[0, (byte)id, 0, 0, 0, 0x80, 0, 0, 8, 0, 0, 0, 0, .. new byte[128]])],
            reader);
        Assert.Equal("", told);
        Assert.InRange(reader.Held, ChunkReader.MostStreams * 128, ChunkReader.MostStreams * 512);
    }

    [Fact]
    public void Messages_that_begin_and_do_not_end_may_hold_so_much_and_no_more()
    {
        var reader = new ChunkReader { MostHeld = 20_000 };
        var big = Bytes.Of("02 00 00 00 00 00 04 01 00 00 00 00 7f ff ff ff 03 00 00 00 80 00 00 08 01 00 00 00");
        Assert.Equal("", Told([[.. big, .. new byte[9_000]]], reader));
        Assert.Equal("malformed", Told([new byte[12_000]], reader));
    }

    [Fact]
    public void Memory_of_messages_that_are_over_is_given_back_for_others()
    {
        var reader = new ChunkReader { MostHeld = 20_000 };
        byte[] whole = [0, 0, 0, 0, 0x3A, 0x98, 8, 1, 0, 0, 0, .. new byte[15_000]];
        Told([Bytes.Of("02 00 00 00 00 00 04 01 00 00 00 00 7f ff ff ff")], reader);
        for (byte id = 3; id < 40; id++)
        {
            Assert.StartsWith("8@0/1:", Told([[id, .. whole]], reader), StringComparison.Ordinal);
            Assert.InRange(reader.Held, 1, reader.MostHeld);
        }
    }

    [Fact]
    public void What_the_writer_cuts_comes_out_whole()
    {
        var random = new Random(20_261_202);
        var output = new ArrayBufferWriter<byte>();
        var writer = new ChunkWriter(output);
        var expected = new List<string>();
        for (var round = 0; round < 300; round++)
        {
            if (random.Next(10) == 0)
            {
                writer.SetChunkSize(random.Next(1, 5_000));
            }

            var body = new byte[random.Next(3) switch { 0 => 0, 1 => random.Next(400), _ => random.Next(20_000) }];
            random.NextBytes(body);
            writer.Write(random.Next(3, 64), RtmpKind.Data, (uint)round, body);
            expected.Add($"18@0/{round}:{Convert.ToHexStringLower(body)}");
        }

        Assert.Equal(string.Join(' ', expected), Told([output.WrittenSpan.ToArray()], new ChunkReader()));
    }

    [Fact]
    public void What_the_writer_writes_is_as_the_specification_says()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new ChunkWriter(output);
        writer.Write(RtmpKind.WindowAckSize, 2_500_000);
        writer.Write(3, RtmpKind.Command, 0x01020304, new byte[130]);
        writer.SetChunkSize(4096);
        writer.Write(5, RtmpKind.Command, 1, new byte[130]);
        Assert.Equal(
            [
                .. Bytes.Of("02 00 00 00 00 00 04 05 00 00 00 00 00 26 25 a0"),
                .. Bytes.Of("03 00 00 00 00 00 82 14 04 03 02 01"), .. new byte[128], 0xC3, 0, 0,
                .. Bytes.Of("02 00 00 00 00 00 04 01 00 00 00 00 00 00 10 00"),
                .. Bytes.Of("05 00 00 00 00 00 82 14 01 00 00 00"), .. new byte[130],
            ],
            output.WrittenSpan.ToArray());
    }

    private static void AssertEverywhere(byte[] sent, string expected, string why)
    {
        for (var cut = 0; cut <= sent.Length; cut++)
        {
            var told = Told([sent[..cut], sent[cut..]], new ChunkReader());
            Assert.Equal((expected, $"{why}, cut at {cut}"), (told, $"{why}, cut at {cut}"));
        }

        Assert.Equal((expected, why), (Told([.. sent.Select(one => new[] { one })], new ChunkReader()), why));
    }

    private static string Told(IEnumerable<byte[]> pieces, ChunkReader reader)
    {
        var told = new List<string>();
        var left = ReadOnlySequence<byte>.Empty;
        foreach (var piece in pieces)
        {
            left = new ReadOnlySequence<byte>([.. left.ToArray(), .. piece]);
            ChunkStep step;
            while ((step = reader.Read(ref left)) == ChunkStep.Message)
            {
                var (kind, time, stream, body) = reader.Message;
                told.Add($"{(int)kind}@{time}/{stream}:{Convert.ToHexStringLower(body.Span)}");
            }

            if (step == ChunkStep.Malformed)
            {
                told.Add("malformed");
                break;
            }
        }

        return string.Join(' ', told);
    }
}
