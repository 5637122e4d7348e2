using System.Buffers;
using LiveFair.Web.Lanes;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Lanes;

public sealed class TicketProtocolTests
{
    private readonly TicketProtocol _protocol = new(new JsonHubProtocol());

    [Fact]
    public void Streams_of_one_number_share_what_they_write_and_names_share_nothing()
    {
        Assert.Same(Encoding("7"), Encoding("7"));
        Assert.NotSame(Encoding("7"), Encoding("8"));
        Assert.NotSame(Encoding("a long name"), Encoding("a long name"));
    }

    [Fact]
    public void Strange_ids_fill_no_memory_and_every_stream_is_written_under_its_own()
    {
        for (var number = 0; number < 999; number++)
        {
            var id = $"{number}";
            var room = new byte[200];
            var head = room.AsSpan(^Encoding(id).WriteHead(room, 1)..);
            Assert.True(head.EndsWith(System.Text.Encoding.UTF8.GetBytes($"\"invocationId\":\"{id}\",\"item\":")));
        }

        Assert.Same(Encoding("0"), Encoding("0"));
        Assert.NotSame(Encoding("998"), Encoding("998"));
    }

    private LaneEncoding Encoding(string stream)
    {
        var ticket = new LaneTicket(null!);
        var joined = new JoinedMessage
        {
            Epoch = "e", Head = 0, Recovered = false, Snapshot = new SnapshotMessage("live", null, 0, [], null, []),
            Ticket = ticket,
        };
        _protocol.WriteMessage(new StreamItemMessage(stream, joined), new ArrayBufferWriter<byte>());
        return ticket.Encoding!;
    }
}
