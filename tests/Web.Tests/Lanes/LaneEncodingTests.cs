using System.Text.Json;
using LiveFair.Web.Lanes;
using MessagePack;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>What a lane writes for a stream, byte by byte beside what SignalR's own protocols write.</summary>
public sealed class LaneEncodingTests
{
    private static readonly IHubProtocol[] Protocols = [new JsonHubProtocol(), new MessagePackHubProtocol()];

    public static TheoryData<int, string> Items()
    {
        var items = new TheoryData<int, string>();
        // About the borders of a WebSocket head, of the length before a binary message, and of its strings.
        int[] lengths = [0, 31, 80, 85, 100, 118, 125, 127, 16_370, 16_384, 65_500, 65_535, 3_000_000];
        string[] streams = ["0", "7", "41", "a name that is no number", "\"\\ 流\u0001<", new('s', 70_000)];
        foreach (var stream in streams)
        {
            foreach (var length in lengths)
            {
                items.Add(length, stream);
            }
        }

        return items;
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void A_frame_is_what_the_hub_would_have_sent_whichever_thread_and_whatever_was_sent_before(
        int length, string stream)
    {
        var item = new string('x', length);
        foreach (var protocol in Protocols)
        {
            var encoding = LaneEncoding.Of(protocol, stream);
            var payload = Payload(protocol, item);
            var message = protocol.GetMessageBytes(new StreamItemMessage(stream, item));
            var expected = FrameHeader.Frame(encoding.IsBinary ? Opcode.Binary : Opcode.Text, message.Span);
            Assert.True(WholeFrame.Of(encoding, payload).SequenceEqual(expected), protocol.Name);

            // Another stream's head is written before the same payload, and then this one's again.
            Assert.False(WholeFrame.Of(LaneEncoding.Of(protocol, "another"), payload).SequenceEqual(expected));
            Assert.True(WholeFrame.Of(encoding, payload).SequenceEqual(expected), protocol.Name);
        }
    }

    [Fact]
    public void A_protocol_that_writes_in_a_way_of_its_own_is_not_guessed_at() =>
        Assert.Throws<NotSupportedException>(() => LaneEncoding.Of(new TicketProtocol(new OtherProtocol()), "0"));

    private static byte[] Payload(IHubProtocol protocol, string item) =>
        protocol.TransferFormat == TransferFormat.Binary
            ? MessagePackSerializer.Serialize(item)
            : [.. JsonSerializer.SerializeToUtf8Bytes(item), .. LaneEncoding.EndOfJson];
}
