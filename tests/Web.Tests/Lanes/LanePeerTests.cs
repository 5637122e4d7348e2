using System.Text;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>However a client goes or misbehaves, it ends as it would without lanes, and nobody else notices.</summary>
public sealed class LanePeerTests(LaneFair lanes, StreamFair streams) : TwoFairTest(lanes, streams)
{
    private static readonly byte[] HalfMessage = [0x01, 0x8A, 0, 0, 0, 0, .. "{\"type\":1,"u8];

    private static readonly Dictionary<string, byte[]> Wrong = new()
    {
        ["a frame that is not masked"] = [0x81, 0x05, .. "Hello"u8],
        ["a reserved bit"] = RawPeer.Frame(0xC1, [1]),
        ["an opcode that is none"] = RawPeer.Frame(0x83, [1]),
        ["noise"] = [.. Enumerable.Repeat((byte)0xFF, 40)],
        ["an HTTP request"] = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"),
        ["a continuation of nothing"] = RawPeer.Frame(0x80, [1]),
        ["a message within a message"] = [.. HalfMessage, .. RawPeer.Frame(0x81, [1])],
        ["a ping of 126 bytes"] = RawPeer.Frame(0x89, new byte[126]),
        ["a ping in pieces"] = RawPeer.Frame(0x09, [1]),
    };

    private static readonly Dictionary<string, byte[]> Closing = new()
    {
        ["a close"] = RawPeer.Frame(0x88, [0x03, 0xE8]),
        ["a close without a status"] = RawPeer.Frame(0x88, []),
        ["a close that goes away"] = RawPeer.Frame(0x88, [0x03, 0xE9, .. "bye"u8]),
        ["a close in mid message"] = [.. HalfMessage, .. RawPeer.Frame(0x88, [0x03, 0xE8])],
    };

    private static readonly Dictionary<string, byte[]> Ending = new()
    {
        ["rubbish as a hub message"] = RawPeer.Frame(0x81, "{]\u001e"u8.ToArray()),
        ["a hub message over 32 KiB"] = RawPeer.Frame(0x81, new byte[33 * 1024]),
        ["a hub close message"] = RawPeer.Frame(0x81, "{\"type\":7}\u001e"u8.ToArray()),
    };

    public static TheoryData<string> WrongBytes() => [.. Wrong.Keys];

    public static TheoryData<string> ClosingBytes() => [.. Closing.Keys];

    public static TheoryData<string> EndingBytes() => [.. Ending.Keys];

    [Theory]
    [MemberData(nameof(WrongBytes))]
    public async Task What_is_no_WebSocket_is_closed_with_1002(string what)
    {
        Assert.Equal(" 1002", await EndOf(Of(FeedTransport.Lanes), peer => peer.Send(Wrong[what])));

        // Without lanes the close frame is sent too, but the reset behind it may overtake it.
        Assert.Contains(
            await EndOf(Of(FeedTransport.SignalR), peer => peer.Send(Wrong[what])), new[] { " 1002", " " });
    }

    [Theory]
    [MemberData(nameof(ClosingBytes))]
    public async Task Who_closes_is_answered_with_1000_and_nothing_else(string what)
    {
        Assert.Equal(" 1000", await EndOf(Of(FeedTransport.Lanes), peer => peer.Send(Closing[what])));

        // Without lanes the hub's last words may still come before.
        var plain = await EndOf(Of(FeedTransport.SignalR), peer => peer.Send(Closing[what]));
        Assert.EndsWith(" 1000", plain, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EndingBytes))]
    public async Task A_connection_that_is_over_is_closed_with_1000_as_without_lanes(string what)
    {
        var end = await Same(fair => EndOf(fair, peer => peer.Send(Ending[what])));
        Assert.EndsWith(" 1000", end, StringComparison.Ordinal);
    }

    /// <summary>Without lanes it takes five seconds, for nobody reads the rest.</summary>
    [Fact]
    public async Task A_hub_message_of_a_megabyte_is_closed_with_1000()
    {
        var end = await EndOf(
            Of(FeedTransport.Lanes), peer => peer.Send(RawPeer.Frame(0x81, new byte[1024 * 1024])));
        Assert.Equal("""{"type":7,"error":"Connection closed with an error.","allowReconnect":true} 1000""", end);
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task Who_sends_nothing_more_but_reads_is_let_go(FeedTransport transport) =>
        await EndOf(Of(transport), peer =>
        {
            peer.EndSending();
            return Task.CompletedTask;
        });

    [Fact]
    public async Task A_connection_that_the_server_aborts_is_closed_with_1000_as_without_lanes()
    {
        var end = await Same(async fair =>
        {
            var who = Op();
            return await EndOf(
                fair,
                _ =>
                {
                    fair.Connections[who].Context.Abort();
                    return Task.CompletedTask;
                },
                who);
        });
        Assert.Equal("{\"type\":7} 1000", end);
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task A_client_that_vanishes_is_gone_from_the_hub(FeedTransport transport)
    {
        var (fair, who) = (Of(transport), Op());
        await using var peer = await RawPeer.Open(fair, who);
        await peer.Watch((await fair.NewLiveRoom()).Id);
        peer.Vanish();
        await fair.Connections[who].Over.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task A_ping_is_answered_even_within_a_message_and_the_message_is_understood(FeedTransport transport)
    {
        var (fair, who) = (Of(transport), Op());
        await using var peer = await RawPeer.Open(fair, who);
        var call = "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Comment\",\"arguments\":[{}]}\u001e"u8.ToArray();
        await peer.Send(RawPeer.Frame(0x01, call[..20]));
        await peer.Send(RawPeer.Frame(0x89, "are you there?"u8.ToArray()));
        PeerFrame pong;
        do
        {
            pong = (await peer.Read())!;
        }
        while (pong.Opcode == Opcode.Text);
        Assert.Equal((Opcode.Pong, "are you there?"), (pong.Opcode, pong.Text));
        await peer.Send([.. RawPeer.Frame(0x00, call[20..30]), .. RawPeer.Frame(0x80, call[30..])]);
        Assert.Equal(
            """{"type":3,"invocationId":"1","result":{"ok":false,"code":"INVALID"}}""", await peer.Hear());
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task Many_messages_in_one_frame_are_all_answered_in_their_order(FeedTransport transport)
    {
        await using var peer = await RawPeer.Open(Of(transport), Op());
        var text = new string('x', 300);
        var calls = Enumerable.Range(0, 500).Select(number =>
            $$"""{"type":1,"invocationId":"{{number}}","target":"Comment","arguments":[{"text":"{{text}}"}]}""");
        await peer.Say(string.Join('\u001e', calls));
        for (var number = 0; number < 500; number++)
        {
            Assert.Equal(
                $$$"""{"type":3,"invocationId":"{{{number}}}","result":{"ok":false,"code":"INVALID"}}""",
                await peer.Hear());
        }
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task An_idle_connection_is_kept_alive_by_the_hub_s_pings(FeedTransport transport)
    {
        await using var peer = await RawPeer.Open(Of(transport), Op());
        Assert.Equal("{\"type\":6}\u001e", (await peer.Read())!.Text);
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task Whoever_goes_is_counted_no_more_and_the_others_miss_nothing(FeedTransport transport)
    {
        var fair = Of(transport);
        var room = await fair.NewLiveRoom();
        var screen = Track(await Screen.Join(Track(await fair.Open(Op(), null, "json")), "json", room.Id));
        var peers = new Dictionary<string, RawPeer>();
        foreach (var what in Wrong.Keys.Concat(Closing.Keys).Append("vanish").Append("abort"))
        {
            peers[what] = Track(await RawPeer.Open(fair, transport + what.Replace(' ', '_')));
            await peers[what].Watch(room.Id);
        }

        await screen.Until("all viewers", frame => frame.Viewers == peers.Count + 1);
        foreach (var (what, peer) in peers)
        {
            await Go(fair, transport + what.Replace(' ', '_'), peer, what);
            await room.SayMany(3);
        }

        var gone = await room.Head();
        await screen.Until("nobody but itself", frame => frame.Viewers == 1 && frame.Last >= gone);
        var head = await room.SayMany(1);
        await screen.Until(head);
        Assert.Equal(Enumerable.Range(2, (int)head - 1).Select(offset => (long)offset), screen.Offsets);
    }

    [Theory]
    [InlineData(FeedTransport.Lanes)]
    [InlineData(FeedTransport.SignalR)]
    public async Task After_the_last_word_of_a_cancelled_stream_nothing_of_it_comes(FeedTransport transport)
    {
        var (fair, who) = (Of(transport), Op());
        var room = await fair.NewLiveRoom();
        await using var peer = await RawPeer.Open(fair, who);
        await peer.Watch(room.Id, "old");
        await room.SayMany(50);
        await peer.Say("""{"type":5,"invocationId":"old"}""");
        var after = room.SayMany(50);
        string? heard;
        do
        {
            heard = await peer.Hear();
        }
        while (heard?.StartsWith("""{"type":3,"invocationId":"old""", StringComparison.Ordinal) is false);
        Assert.NotNull(heard);
        await after;
        await peer.Say(
            $$"""{"type":4,"invocationId":"new","target":"Watch","arguments":[{"sessionId":"{{room.Id}}"}]}""");
        var head = await room.SayMany(50);
        do
        {
            heard = await peer.Hear();
            Assert.StartsWith("""{"type":2,"invocationId":"new",""", heard, StringComparison.Ordinal);
        }
        while (heard?.Contains($"\"last\":{head},", StringComparison.Ordinal) is false);
    }

    private static async Task Go(LaneFair fair, string who, RawPeer peer, string what)
    {
        switch (what)
        {
            case "vanish":
                peer.Vanish();
                break;
            case "abort":
                fair.Connections[who].Context.Abort();
                break;
            default:
                await peer.Send(Wrong.GetValueOrDefault(what) ?? Closing[what]);
                break;
        }

        if (what != "vanish")
        {
            await peer.HearToTheEnd();
        }
    }

    /// <summary>What somebody hears who watches and then does something that ends the connection.</summary>
    private static async Task<string> EndOf(LaneFair fair, Func<RawPeer, Task> act, string? name = null)
    {
        var who = name ?? Op();
        await using var peer = await RawPeer.Open(fair, who);
        await peer.Watch((await fair.NewLiveRoom()).Id);
        await act(peer);
        var heard = await peer.HearToTheEnd();
        await fair.Connections[who].Over.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return heard;
    }
}
