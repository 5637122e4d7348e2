using System.IO.Pipelines;
using LiveFair.Live.Media;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media;

public sealed class FlvViewerTests : IAsyncLifetime
{
    private const FlvTracks Both = FlvTracks.Audio | FlvTracks.Video;

    private readonly VideoStream _stream = TestStreams.Of("s1", TimeProvider.System, new MediaOptions());
    private readonly CancellationTokenSource _left = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _left.CancelAsync();
        await _stream.DisposeAsync();
        _left.Dispose();
    }

    [Fact]
    public async Task Who_comes_begins_with_the_last_key_frame_and_what_decodes_it()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key(), 40, TestFrames.Delta());
        Send(publisher, 1_000, TestFrames.Key(), 1_040, TestFrames.Delta());

        var tags = await Watched(Both);

        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key(), TestFrames.Delta()],
            tags.Select(tag => tag.Body));
    }

    [Fact]
    public async Task Sound_alone_is_sent_to_who_wants_that()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key());
        Assert.Null(publisher.Take(FlvKind.Audio, 10, TestFrames.Sound()));

        var tags = await Watched(FlvTracks.Audio);

        Assert.Equal([TestFrames.AudioConfig, TestFrames.Sound()], tags.Select(tag => tag.Body));
    }

    [Fact]
    public async Task A_stream_of_sound_alone_can_be_heard()
    {
        var publisher = _stream.Begin(PublishMeans.Browser, TimeSpan.FromSeconds(5)).Value!;
        Assert.Null(publisher.Take(FlvKind.Audio, 0, TestFrames.AudioConfig));
        Assert.Null(publisher.Take(FlvKind.Audio, 10, TestFrames.Sound()));

        var tags = await Watched(Both);

        Assert.Equal([TestFrames.AudioConfig, TestFrames.Sound()], tags.Select(tag => tag.Body));
    }

    [Fact]
    public async Task Who_reads_too_slowly_goes_on_from_a_key_frame_and_holds_no_memory()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key());
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4_096, resumeWriterThreshold: 2_048));
        var serving = ServeAll(_stream, pipe);
        var before = await pipe.Reader.ReadAtLeastAsync(300);
        pipe.Reader.AdvanceTo(before.Buffer.Start, before.Buffer.End);

        for (var ms = 40; ms <= 20_000; ms += 40)
        {
            Send(publisher, ms, ms % 1_000 == 0 ? TestFrames.Key() : TestFrames.Delta());
        }

        _stream.End();
        using var all = new MemoryStream();
        await pipe.Reader.CopyToAsync(all, _left.Token).WaitAsync(TimeSpan.FromSeconds(20));
        await serving;

        var video = TestFrames.Parse(all.ToArray())
            .Where(tag => tag.Kind == FlvKind.Video && tag.Body[1] == 1).ToList();
        var jumps = video.Zip(video.Skip(1)).Where(pair => pair.Second.Ms - pair.First.Ms > 40).ToList();
        Assert.NotEmpty(jumps);
        Assert.All(jumps, jump => Assert.Equal(0x17, jump.Second.Body[0]));
        Assert.Equal(20_000u, video[^1].Ms - video[0].Ms);
    }

    [Fact]
    public async Task Who_takes_nothing_for_long_is_given_up()
    {
        var publisher = Begin();
        Send(publisher, 0, TestFrames.Key(100_000));
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1_024, resumeWriterThreshold: 512));
        var time = new FakeHands();
        var serving = new FlvViewer(_stream, Both, pipe.Writer, time).Serve(_left.Token);

        await time.Armed.WaitAsync(TimeSpan.FromSeconds(20));
        time.Fire();

        await Assert.ThrowsAsync<TimeoutException>(() => serving.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task When_the_last_key_frame_is_kept_no_more_who_comes_waits_for_the_next()
    {
        var stream = TestStreams.Of("s2", TimeProvider.System, new MediaOptions { RingBytes = 2_000 });
        var publisher = stream.Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        Send(publisher, 0, TestFrames.VideoConfig, 0, TestFrames.Key());
        for (var ms = 40; ms < 2_000; ms += 40)
        {
            Send(publisher, ms, TestFrames.Delta());
        }

        var pipe = new Pipe();
        var serving = ServeAll(stream, pipe);
        Send(publisher, 2_000, TestFrames.Key());
        stream.End();
        using var all = new MemoryStream();
        await pipe.Reader.CopyToAsync(all).WaitAsync(TimeSpan.FromSeconds(20));
        await serving;
        await stream.DisposeAsync();

        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.Key()], TestFrames.Parse(all.ToArray()).Select(tag => tag.Body));
    }

    private async Task ServeAll(VideoStream stream, Pipe pipe)
    {
        await new FlvViewer(stream, Both, pipe.Writer, TimeProvider.System).Serve(_left.Token);
        await pipe.Writer.CompleteAsync();
    }

    private static void Send(StreamPublication publisher, params object[] framesWithTimes)
    {
        for (var i = 0; i < framesWithTimes.Length; i += 2)
        {
            var ms = Convert.ToUInt32(framesWithTimes[i], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Null(publisher.Take(FlvKind.Video, ms, (byte[])framesWithTimes[i + 1]));
        }
    }

    private StreamPublication Begin()
    {
        var publisher = _stream.Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        Send(publisher, 0, TestFrames.VideoConfig);
        Assert.Null(publisher.Take(FlvKind.Audio, 0, TestFrames.AudioConfig));
        return publisher;
    }

    /// <summary>All that somebody gets who watches until the session ends, which it does at once.</summary>
    private async Task<IReadOnlyList<(FlvKind Kind, uint Ms, byte[] Body)>> Watched(FlvTracks wanted)
    {
        var pipe = new Pipe();
        _stream.End();
        await new FlvViewer(_stream, wanted, pipe.Writer, TimeProvider.System).Serve(_left.Token);
        await pipe.Writer.CompleteAsync();
        using var all = new MemoryStream();
        await pipe.Reader.CopyToAsync(all);
        return TestFrames.Parse(all.ToArray());
    }

    /// <summary>A clock whose only timer goes off by hand.</summary>
    private sealed class FakeHands : TimeProvider
    {
        private readonly TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TimerCallback? _callback;
        private object? _state;

        public Task Armed => _armed.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(FlvViewer.Patience, dueTime);
            (_callback, _state) = (callback, state);
            _armed.TrySetResult();
            return new NoTimer();
        }

        public void Fire() => _callback!(_state);

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
