using System.Collections.Concurrent;
using System.Threading.Channels;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A door that knows one key, "right", for every session, and keeps what comes.</summary>
internal sealed class TestDoor : IPublishDoor
{
    public const string Key = "right";

    private readonly Channel<TestPublication> _opened = Channel.CreateUnbounded<TestPublication>();

    /// <summary>Every key that was asked about.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What is answered to a right key instead of yes.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>What is answered to a frame.</summary>
    public Func<FlvKind, Refusal?> OnFrame { get; set; } = _ => null;

    /// <summary>What happens while somebody asks.</summary>
    public Func<Task> Asking { get; set; } = () => Task.CompletedTask;

    public async Task<Outcome<Publication>> Open(SessionId session, string key, CancellationToken cancellation)
    {
        Asked.Enqueue(key);
        await Asking();
        if (key != Key)
        {
            return LiveFair.Live.Refusal.NotFound("stream");
        }

        if (Refusal is { } refusal)
        {
            return refusal;
        }

        var publication = new TestPublication(session, OnFrame);
        _opened.Writer.TryWrite(publication);
        return publication;
    }

    /// <summary>The next publication.</summary>
    public async Task<TestPublication> Opened(CancellationToken late) => await _opened.Reader.ReadAsync(late);
}

/// <summary>Keeps the frames of one publisher.</summary>
internal sealed class TestPublication(SessionId session, Func<FlvKind, Refusal?> onFrame) : Publication
{
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();

    public SessionId Session => session;

    public override CancellationToken Ended => _ended.Token;

    /// <summary>Ends when the publisher is gone.</summary>
    public Task Gone => _gone.Task;

    public override Refusal? Take(FlvKind kind, uint ms, ReadOnlySpan<byte> body)
    {
        _frames.Writer.TryWrite(FlvFile.Frame(kind, ms, body));
        return onFrame(kind);
    }

    /// <summary>Cuts the publisher off.</summary>
    public void End() => _ended.Cancel();

    /// <summary>The next frame.</summary>
    public async Task<string> Frame(CancellationToken late) => await _frames.Reader.ReadAsync(late);

    /// <summary>All frames, once the publisher is gone.</summary>
    public async Task<List<string>> Frames(CancellationToken late)
    {
        await Gone.WaitAsync(late);
        var frames = new List<string>();
        while (_frames.Reader.TryRead(out var frame))
        {
            frames.Add(frame);
        }

        return frames;
    }

    public override void Dispose() => _gone.TrySetResult();
}
