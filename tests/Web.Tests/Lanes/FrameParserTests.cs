using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

public sealed class FrameParserTests
{
    [Theory]
    [InlineData("81 85 37 fa 21 3d 7f 9f 4d 51 58", "Hello", "RFC 6455, section 5.7")]
    [InlineData("81 80 01 02 03 04", "", "nothing in it")]
    [InlineData("01 83 00 00 00 00 48 65 6c 80 82 00 00 00 00 6c 6f", "Hello", "in two fragments")]
    [InlineData(
        "01 83 00 00 00 00 48 65 6c 89 81 00 00 00 00 21 80 82 00 00 00 00 6c 6f", "Hel(Ping !)lo", "a ping between")]
    [InlineData("8a 80 00 00 00 00 82 81 ff ff ff ff be", "(Pong )A", "an unasked pong")]
    [InlineData("81 fe 00 01 00 00 00 00 41", "A", "a length longer than it need be")]
    [InlineData("88 82 00 00 00 00 03 e8 81 81 00 00 00 00 41", "(Close \u0003\u00e8)", "nothing after a close")]
    public void A_message_comes_out_as_it_was_sent_wherever_it_is_cut(string sent, string read, string why) =>
        AssertEverywhere(Bytes.Of(sent), read, why);

    [Theory]
    [InlineData("81 05 48 65 6c 6c 6f", "not masked")]
    [InlineData("c1 80 00 00 00 00", "compressed, which was not agreed on")]
    [InlineData("83 80 00 00 00 00", "an opcode that is none")]
    [InlineData("80 80 00 00 00 00", "a continuation of nothing")]
    [InlineData("01 80 00 00 00 00 81 80 00 00 00 00", "a message within a message")]
    [InlineData("09 80 00 00 00 00", "a ping in fragments")]
    [InlineData("89 fe 00 7e 00 00 00 00", "a ping of 126 bytes")]
    [InlineData("82 ff ff ff ff ff ff ff ff ff 00 00 00 00", "a negative length")]
    public void What_no_client_may_send_is_refused_wherever_it_is_cut(string sent, string why) =>
        AssertEverywhere(Bytes.Of(sent), "(ProtocolError)", why);

    [Fact]
    public async Task What_another_client_sends_comes_out_the_same_in_any_pieces()
    {
        var random = new Random(20_261_124);
        for (var round = 0; round < 200; round++)
        {
            var wire = new MemoryStream();
            var said = new MemoryStream();
            using (var client = WebSocket.CreateFromStream(wire, new WebSocketCreationOptions { IsServer = false }))
            {
                for (var part = random.Next(1, 8); part > 0; part--)
                {
                    var length = random.Next(3) switch { 0 => 0, 1 => random.Next(300), _ => random.Next(80_000) };
                    var bytes = new byte[length];
                    random.NextBytes(bytes);
                    said.Write(bytes);
                    await client.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: part == 1, default);
                }
            }

            var read = new ArrayBufferWriter<byte>();
            Read(new FrameParser(), Pieces(wire.ToArray(), random), read, new StringBuilder());
            Assert.Equal(said.ToArray(), read.WrittenSpan.ToArray());
        }
    }

    [Fact]
    public void Noise_never_throws_and_never_gives_more_than_came()
    {
        var random = new Random(2);
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            var read = new ArrayBufferWriter<byte>();
            Read(new FrameParser(), Pieces(noise, random), read, new StringBuilder());
            Assert.InRange(read.WrittenCount, 0, noise.Length);
        }
    }

    private static void AssertEverywhere(byte[] sent, string expected, string why)
    {
        for (var cut = 0; cut <= sent.Length; cut++)
        {
            var told = Told([sent[..cut], sent[cut..]]);
            Assert.Equal((expected, $"{why}, cut at {cut}"), (told, $"{why}, cut at {cut}"));
        }

        Assert.Equal(expected, Told([.. sent.Select(one => new[] { one })]));
    }

    /// <summary>What was read, with the steps between in brackets.</summary>
    private static string Told(IEnumerable<byte[]> pieces)
    {
        var told = new StringBuilder();
        Read(new FrameParser(), pieces, new ArrayBufferWriter<byte>(), told);
        return told.ToString();
    }

    private static void Read(
        FrameParser parser, IEnumerable<byte[]> pieces, ArrayBufferWriter<byte> payload, StringBuilder told)
    {
        var left = ReadOnlySequence<byte>.Empty;
        foreach (var piece in pieces)
        {
            left = new ReadOnlySequence<byte>([.. left.ToArray(), .. piece]);
            ParseStep step;
            do
            {
                var before = payload.WrittenCount;
                step = parser.Read(ref left, payload);
                told.Append(Encoding.Latin1.GetString(payload.WrittenSpan[before..]));
                told.Append(step switch
                {
                    ParseStep.NeedsMore => "",
                    ParseStep.ProtocolError => "(ProtocolError)",
                    _ => $"({step} {Encoding.Latin1.GetString(parser.Control.Span)})",
                });
                if (step is ParseStep.Close or ParseStep.ProtocolError)
                {
                    return;
                }
            }
            while (step != ParseStep.NeedsMore);
        }
    }

    private static IEnumerable<byte[]> Pieces(byte[] bytes, Random random)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(random.Next(1, 5_000), bytes.Length - at);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }
}
