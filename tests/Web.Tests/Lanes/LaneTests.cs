using System.Buffers;
using System.Net.Sockets;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A lane on a socket whose other end is read only when a test says so.</summary>
public sealed class LaneTests : IAsyncLifetime
{
    private const int Size = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _late = new(Patience);
    private readonly TaskCompletionSource _aborted = new();
    private readonly HandCursor _feed = new(Size);
    private SocketPair _pair = null!;
    private Lane _lane = null!;

    public async Task InitializeAsync()
    {
        _pair = await SocketPair.Open();
        _lane = new Lane(_pair.Server, _aborted.SetResult, _time);
    }

    public Task DisposeAsync()
    {
        _lane.End();
        _pair.Dispose();
        _late.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(50)]
    [InlineData(Size)]
    [InlineData(100_000)]
    public async Task A_peer_that_does_not_read_costs_a_frame_and_its_place_and_gets_everything_when_it_reads(int size)
    {
        var feed = new HandCursor(size);
        Assert.True(_lane.TryFollow(feed));
        var stalled = Stall(feed);
        for (var round = 0; round < 100; round++)
        {
            feed.Add(1);
            _lane.Push();
        }

        // What this thread sends to another meanwhile is not what the first one waits for.
        WholeFrame.Of(feed.Encoding, new byte[size]);
        Assert.Equal((stalled, (long)stalled), (feed.Taken, _lane.Passed));
        for (var number = 1; number <= stalled + 100; number++)
        {
            Assert.Equal(HandCursor.Numbered(number, size), (await Read())!.Payload);
        }
    }

    [Fact]
    public async Task A_peer_that_reads_a_little_at_a_time_gets_a_sequence_without_gaps()
    {
        Assert.True(_lane.TryFollow(_feed));
        for (var number = 1; number <= 300; number++)
        {
            _feed.Add(2);
            _lane.Push();
            Assert.Equal(HandCursor.Numbered(number, Size), (await Read())!.Payload);
        }
    }

    [Fact]
    public async Task The_hub_s_messages_pass_between_frames_of_the_feed_one_at_a_time_and_before_those_that_wait()
    {
        Assert.True(_lane.TryFollow(_feed));
        var stalled = Stall();
        _feed.Add(5);
        var message = _lane.Send(FrameHeader.Frame(Opcode.Text, "answer"u8)).AsTask();
        _lane.SendControl(Opcode.Pong, "ping"u8);
        Assert.False(message.IsCompleted);
        for (var number = 1; number <= stalled; number++)
        {
            Assert.Equal(HandCursor.Numbered(number, Size), (await Read())!.Payload);
        }

        Assert.Equal(Opcode.Pong, (await Read())!.Opcode);
        Assert.Equal("answer", (await Read())!.Text);
        await message.WaitAsync(Patience);
        Assert.Equal(HandCursor.Numbered(stalled + 1, Size), (await Read())!.Payload);
    }

    [Fact]
    public async Task A_feed_that_leaves_in_the_middle_of_a_frame_leaves_the_frame_whole_and_nothing_follows()
    {
        Assert.True(_lane.TryFollow(_feed));
        Assert.False(_lane.TryFollow(new HandCursor(Size)));
        var stalled = Stall();
        _feed.Add(5);
        _lane.Leave();
        var message = _lane.Send(FrameHeader.Frame(Opcode.Text, "over"u8)).AsTask();
        for (var number = 1; number <= stalled; number++)
        {
            Assert.Equal(HandCursor.Numbered(number, Size), (await Read())!.Payload);
        }

        Assert.Equal("over", (await Read())!.Text);
        await message.WaitAsync(Patience);
        Assert.Equal(stalled, _feed.Taken);
        Assert.True(_lane.TryFollow(new HandCursor(Size)));
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_for_longer_than_patience_is_let_go_and_not_before()
    {
        Assert.True(_lane.TryFollow(_feed));
        _time.Advance(TimeSpan.FromHours(1));
        _lane.EndIfStuck(TimeSpan.FromSeconds(30));
        Assert.False(_lane.HasEnded, "an idle lane is not a stuck one");
        Stall();
        var message = _lane.Send(FrameHeader.Frame(Opcode.Text, "answer"u8)).AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));
        _lane.EndIfStuck(TimeSpan.FromSeconds(30));
        Assert.False(_lane.HasEnded, "half a minute is what it has");
        _time.Advance(TimeSpan.FromSeconds(1));
        _lane.EndIfStuck(TimeSpan.FromSeconds(30));
        Assert.True(_lane.HasEnded);
        await message.WaitAsync(Patience);
        await _aborted.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_peer_that_reads_slowly_is_not_a_stuck_one()
    {
        var message = _lane.Send(new byte[600_000]).AsTask();
        _time.Advance(TimeSpan.FromSeconds(20));
        await Take(300_000);
        _time.Advance(TimeSpan.FromSeconds(20));
        _lane.EndIfStuck(TimeSpan.FromSeconds(30));
        Assert.False(_lane.HasEnded, "it took half of it 20 seconds ago");
        await Take(300_000);
        await message.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_peer_that_is_gone_ends_the_lane()
    {
        Assert.True(_lane.TryFollow(_feed));
        Stall();
        var message = _lane.Send(FrameHeader.Frame(Opcode.Text, "answer"u8)).AsTask();
        _pair.Client.Close(0);
        await message.WaitAsync(Patience);
        await _aborted.Task.WaitAsync(Patience);
        Assert.True(_lane.HasEnded);
        Assert.True(_lane.Send(new byte[] { 1 }).IsCompletedSuccessfully);
        Assert.False(_lane.TryFollow(_feed));
    }

    [Fact]
    public async Task A_message_that_waits_behind_a_close_lets_its_sender_go_on()
    {
        Assert.True(_lane.TryFollow(_feed));
        Stall();
        var message = _lane.Send(FrameHeader.Frame(Opcode.Text, "answer"u8)).AsTask();
        _lane.SendControl(Opcode.Close, CloseStatus.ProtocolError);
        await UntilClosed(1002);
        await message.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_close_that_waits_is_sent_though_pings_are_answered_after_it()
    {
        Assert.True(_lane.TryFollow(_feed));
        Stall();
        _lane.SendControl(Opcode.Close, CloseStatus.Normal);
        _lane.SendControl(Opcode.Pong, "ping"u8);
        await UntilClosed(1000);
    }

    [Fact]
    public async Task Bytes_that_the_socket_still_has_are_not_used_for_another_message()
    {
        var writer = new LaneWriter(_lane, new TextFormat());
        Assert.True(_lane.TryFollow(_feed));
        Stall();
        _lane.Leave();
        for (var sent = _feed.Taken; sent > 0; sent--)
        {
            await Read();
        }

        const int length = 200_000;
        writer.GetSpan(length)[..length].Fill((byte)'a');
        writer.Advance(length);

        // Where the flush ends, and so where its buffer would be taken from.
        var flushed = writer.FlushAsync().AsTask().ContinueWith(
            _ => ArrayPool<byte>.Shared.Rent(length + FrameHeader.MaxLength).AsSpan().Fill((byte)'b'),
            TaskContinuationOptions.ExecuteSynchronously);

        // Not before a part of it is sent: what the lane has not begun it drops at its end.
        await _pair.Client.ReceiveAsync(new byte[1].AsMemory(), SocketFlags.Peek, _late.Token);
        Assert.False(flushed.IsCompleted);
        _lane.End();
        await flushed.WaitAsync(Patience);
        Assert.DoesNotContain((byte)'b', (await Read())!.Payload);
    }

    /// <summary>Adds frames until one is taken that the socket does not take whole.</summary>
    /// <returns>How many the lane has taken.</returns>
    private int Stall(HandCursor feed)
    {
        for (var before = -1; before < feed.Taken;)
        {
            before = feed.Taken;
            feed.Add(1);
            _lane.Push();
        }

        return feed.Taken;
    }

    private int Stall() => Stall(_feed);

    private Task<PeerFrame?> Read() => PeerFrame.Read(_pair.Client, _late.Token);

    private async Task UntilClosed(int status)
    {
        PeerFrame? frame;
        do
        {
            frame = await Read();
            Assert.NotNull(frame);
            Assert.NotEqual(Opcode.Pong, frame.Opcode);
        }
        while (frame.Opcode != Opcode.Close);
        Assert.Equal(status, frame.Status);
    }

    /// <summary>Far more than the two sockets hold, so that the lane has gone on sending meanwhile.</summary>
    private async Task Take(int length)
    {
        var bytes = new byte[16 * 1024];
        while (length > 0)
        {
            var most = Math.Min(bytes.Length, length);
            length -= await _pair.Client.ReceiveAsync(bytes.AsMemory(0, most), SocketFlags.None, _late.Token);
        }
    }

    private sealed class TextFormat : ITransferFormatFeature
    {
        public TransferFormat SupportedFormats => TransferFormat.Text;

        public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;
    }
}
