using System.Net.Sockets;
using LiveFair.Live.Media;
using LiveFair.Web.Lanes;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Lanes;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Media;

/// <summary>Viewers on bare sockets that have little room.</summary>
public sealed class FlvLaneTests : IAsyncLifetime
{
    private const FlvTracks Both = FlvTracks.Audio | FlvTracks.Video;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly VideoStream _stream = TestStreams.Of("s1", TimeProvider.System, new MediaOptions());
    private readonly CancellationTokenSource _left = new();
    private SocketPair _pair = null!;

    public async Task InitializeAsync() => _pair = await SocketPair.Open();

    public async Task DisposeAsync()
    {
        await _left.CancelAsync();
        _pair.Dispose();
        await _stream.DisposeAsync();
        _left.Dispose();
    }

    [Fact]
    public async Task The_head_comes_first_and_then_what_anybody_gets()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key());
        Send(publisher, 40, TestFrames.Delta());
        _stream.End();

        await Serve("head"u8.ToArray());
        var got = await ReadAll();

        Assert.Equal("head"u8, got.AsSpan(0, 4));
        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key(), TestFrames.Delta()],
            TestFrames.Parse(got.AsSpan(4)).Select(tag => tag.Body));
    }

    [Fact]
    public async Task Frames_larger_than_what_is_sent_at_once_arrive_whole()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key(200_000));
        Send(publisher, 40, TestFrames.Delta(40_000));
        Send(publisher, 80, TestFrames.Delta(10));
        _stream.End();

        var serving = Serve([]);
        var tags = TestFrames.Parse(await ReadAll(serving));

        Assert.Equal(
            [TestFrames.Key(200_000), TestFrames.Delta(40_000), TestFrames.Delta(10)],
            tags.Skip(2).Select(tag => tag.Body));
    }

    [Fact]
    public async Task Who_reads_too_slowly_gets_whole_tags_and_goes_on_from_a_key_frame()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key());
        var serving = Serve([]);
        for (var ms = 40u; ms <= 60_000; ms += 40)
        {
            Send(publisher, ms, ms % 1_000 == 0 ? TestFrames.Key(500) : TestFrames.Delta((int)(ms % 700)));
        }

        _stream.End();
        var tags = TestFrames.Parse(await ReadAll(serving));

        var video = tags.Where(tag => tag.Kind == FlvKind.Video && tag.Body[1] == 1).ToList();
        var jumps = video.Zip(video.Skip(1)).Where(pair => pair.Second.Ms - pair.First.Ms > 40).ToList();
        Assert.NotEmpty(jumps);
        Assert.All(jumps, jump => Assert.Equal(0x17, jump.Second.Body[0]));
        Assert.Equal(60_000u, video[^1].Ms - video[0].Ms);
        Assert.All(video, tag => Assert.Equal(Length(tag.Ms - video[0].Ms), tag.Body.Length));
    }

    [Fact]
    public async Task Who_takes_nothing_for_long_is_given_up()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key(1_000_000));
        var time = new ArmedTime();
        var serving = Serve([], time);

        await time.Armed.WaitAsync(Patience);
        time.Advance(FlvViewer.Patience + TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => serving.WaitAsync(Patience));
    }

    [Fact]
    public async Task Who_left_is_served_no_more()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key());
        var serving = Serve([]);
        await _left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving.WaitAsync(Patience));
        Assert.Equal(0, _stream.Viewers);
    }

    private static int Length(uint ms) =>
        ms == 0 ? TestFrames.Key().Length
        : ms % 1_000 == 0 ? TestFrames.Key(500).Length
        : TestFrames.Delta((int)(ms % 700)).Length;

    private static void Send(Publication publisher, uint ms, byte[] body) =>
        Assert.Null(publisher.Take(FlvKind.Video, ms, body));

    private Publication Begin()
    {
        var publisher = _stream.Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        Send(publisher, 0, TestFrames.VideoConfig);
        Assert.Null(publisher.Take(FlvKind.Audio, 0, TestFrames.AudioConfig));
        return publisher;
    }

    private async Task Serve(byte[] head, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var socket = new LaneSocket(_pair.Server, () => { }, time);
        await new FlvLane(_stream, Both, socket, time).Serve(head, _left.Token);
    }

    /// <summary>Everything that comes until the lane has ended.</summary>
    private async Task<byte[]> ReadAll(Task? serving = null)
    {
        var ending = End(serving ?? Task.CompletedTask);
        using var all = new MemoryStream();
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        while (await _pair.Client.ReceiveAsync(buffer, late.Token) is > 0 and var read)
        {
            all.Write(buffer, 0, read);
        }

        await ending;
        return all.ToArray();
    }

    private async Task End(Task serving)
    {
        await serving.WaitAsync(Patience);
        _pair.Server.Shutdown(SocketShutdown.Send);
    }

    /// <summary>A clock that goes by hand, and tells when somebody waits for it.</summary>
    private sealed class ArmedTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Armed => _armed.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _armed.TrySetResult();
            return timer;
        }
    }
}
