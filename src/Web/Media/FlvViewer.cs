using System.Buffers;
using System.IO.Pipelines;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// One who watches by HTTP-FLV: a position in the stream's ring. Whoever reads too slowly goes on from the newest key
/// frame, so that being slow costs nobody memory.
/// </summary>
internal sealed class FlvViewer(VideoStream stream, FlvTracks wanted, PipeWriter output, TimeProvider time)
{
    /// <summary>How long a viewer may take nothing before the connection is closed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How far behind the newest frame, in ms, a viewer may fall before frames are left out.</summary>
    public const int MostBehindMs = 4_000;

    /// <summary>Bytes handed over at once: the rest waits in the ring, which is there anyway.</summary>
    private const int MostAtOnce = 32 * 1024;

    private long _position = -1;
    private bool _hasHeader;

    /// <summary>Sends until the viewer leaves or the session ends.</summary>
    /// <exception cref="TimeoutException">The viewer took nothing for too long.</exception>
    public async Task Serve(CancellationToken left)
    {
        using var watching = stream.Watch();
        while (!left.IsCancellationRequested)
        {
            var next = stream.Bell.Next;
            var isOver = stream.IsOver;
            if (Write() > 0)
            {
                var flushing = output.FlushAsync(left);
                var flushed = flushing.IsCompleted
                    ? await flushing
                    : await flushing.AsTask().WaitAsync(Patience, time, left);
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    return;
                }
            }

            if (_position < 0 || _position == stream.Ring.Head)
            {
                if (isOver)
                {
                    return;
                }

                await next.WaitAsync(left);
            }
        }
    }

    /// <summary>Hands over what is new, up to a limit; answers how many bytes.</summary>
    private int Write()
    {
        var ring = stream.Ring;
        var written = 0;
        if (_position < 0 || IsBehind(ring))
        {
            written += Begin(ring);
        }

        while (_position >= 0 && written < MostAtOnce && ring.At(_position) is { } tag)
        {
            _position++;
            written += Send(tag);
        }

        return written;
    }

    private bool IsBehind(StreamRing ring)
    {
        if (_position == ring.Head)
        {
            return false;
        }

        return ring.At(_position) is not { } tag
            || (ring.NewestMs - tag.Ms > MostBehindMs && ring.Start is { } start && start.Position > _position);
    }

    /// <summary>Goes to where somebody who comes now begins; nowhere when that is kept no more.</summary>
    private int Begin(StreamRing ring)
    {
        if (ring.Start is not { } start || ring.At(start.Position) is null)
        {
            _position = -1;
            return 0;
        }

        var written = 0;
        if (!_hasHeader)
        {
            _hasHeader = true;
            var header = FlvTag.FileHeader(stream.Tracks & wanted);
            output.Write(header);
            written = header.Length;
        }

        _position = Math.Max(_position, start.Position);
        return written + Send(start.Video) + Send(start.Audio);
    }

    private int Send(FlvTag? tag)
    {
        if (tag is null || (tag.Kind == FlvKind.Video ? !wanted.HasFlag(FlvTracks.Video)
            : tag.Kind == FlvKind.Audio && !wanted.HasFlag(FlvTracks.Audio)))
        {
            return 0;
        }

        output.Write(tag.Bytes.Span);
        return tag.Bytes.Length;
    }
}
