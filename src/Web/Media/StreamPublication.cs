using LiveFair.Live;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>Somebody's turn to publish to a stream of this node.</summary>
internal sealed class StreamPublication : Publication
{
    private readonly VideoStream _stream;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private long _lastFrame;

    public StreamPublication(VideoStream stream, PublishMeans means, TimeProvider time)
    {
        _stream = stream;
        _time = time;
        Means = means;
        Ended = _ended.Token;
        _lastFrame = time.GetTimestamp();
    }

    /// <summary>How it is sent.</summary>
    public PublishMeans Means { get; }

    /// <inheritdoc />
    /// <remarks><see cref="CutBecause"/> says why.</remarks>
    public override CancellationToken Ended { get; }

    /// <summary>Why the publisher was cut off, in words; null while it was not.</summary>
    public string? CutBecause { get; private set; }

    /// <summary>When it last sent something, as <see cref="TimeProvider.GetTimestamp"/> tells.</summary>
    public long LastFrame => Volatile.Read(ref _lastFrame);

    /// <summary>The stream it goes to.</summary>
    public VideoStream Stream => _stream;

    public override Refusal? Take(FlvKind kind, uint ms, ReadOnlySpan<byte> body)
    {
        Volatile.Write(ref _lastFrame, _time.GetTimestamp());
        return _stream.Take(this, kind, ms, body);
    }

    /// <summary>Ends it from this side.</summary>
    internal void Cut(string because)
    {
        CutBecause = because;
        _ended.Cancel();
    }

    public override void Dispose() => _stream.Leave(this);
}

/// <summary>How a publisher sends.</summary>
internal enum PublishMeans
{
    /// <summary>RTMP, from OBS, ffmpeg or a phone's encoder.</summary>
    Rtmp,

    /// <summary>A browser's tab.</summary>
    Browser,

    /// <summary>Another node, which has the publisher.</summary>
    Node,
}
