using System.Buffers;
using System.IO.Pipelines;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>Watches by HTTP-FLV through HTTP's own pipe: whoever a <see cref="FlvLane"/> cannot serve.</summary>
internal sealed class FlvViewer(VideoStream stream, FlvTracks wanted, PipeWriter output, TimeProvider time)
{
    /// <summary>How long a viewer may take nothing before the connection is closed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Bytes handed over at once: the rest waits in the ring, which is there anyway.</summary>
    private const int MostAtOnce = 32 * 1024;

    private readonly FlvCursor _cursor = new(stream, wanted);

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

            if (_cursor.IsAtEnd)
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
        var written = 0;
        while (written < MostAtOnce && _cursor.Next() is { IsEmpty: false } next)
        {
            output.Write(next.Span);
            written += next.Length;
        }

        return written;
    }
}
