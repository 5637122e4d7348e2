using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// The last frames of a stream, each stored once for all who watch. One writer; any number of readers, who hold nothing
/// but a position. Bounded by frames and by bytes, so that no publisher's sizes decide how much memory is taken.
/// </summary>
internal sealed class StreamRing
{
    /// <summary>Frames kept: about 50 seconds of a common stream.</summary>
    public const int Frames = 4_096;

    private readonly FlvTag?[] _tags = new FlvTag?[Frames];
    private readonly long _mostBytes;
    private long _bytes;
    private long _head;
    private long _tail;
    private StreamStart? _first;
    private StreamStart? _start;

    /// <param name="mostBytes">Bytes kept, besides the newest frame.</param>
    public StreamRing(long mostBytes) => _mostBytes = mostBytes;

    /// <summary>The position that the next frame will have.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>The newest frame's time; 0 before the first.</summary>
    public long NewestMs { get; private set; }

    /// <summary>Where somebody who comes now begins; null before the first frame that can be shown.</summary>
    public StreamStart? Start => Volatile.Read(ref _start);

    /// <summary>Where somebody begins who was there before; null before the first frame that can be shown.</summary>
    public StreamStart? First => Volatile.Read(ref _first);

    /// <summary>Adds a frame. One caller at a time.</summary>
    /// <param name="tag">The frame.</param>
    /// <param name="start">What somebody needs who begins with this frame; null when nobody can.</param>
    public void Add(FlvTag tag, Func<long, StreamStart>? start)
    {
        var position = _head;
        _bytes += tag.Bytes.Length;
        while (position - _tail >= Frames || (_bytes > _mostBytes && _tail < position))
        {
            _bytes -= _tags[_tail % Frames]!.Bytes.Length;
            Volatile.Write(ref _tail, _tail + 1); // Before the place is used again: a reader looks at it last.
            _tags[(_tail - 1) % Frames] = null;
        }

        Volatile.Write(ref _tags[position % Frames], tag);
        NewestMs = tag.Ms;
        Volatile.Write(ref _head, position + 1);
        if (start is not null)
        {
            var here = start(position);
            if (_first is null)
            {
                Volatile.Write(ref _first, here);
            }

            Volatile.Write(ref _start, here);
        }
    }

    /// <summary>The frame at a position; null when it is kept no more, or not there yet.</summary>
    public FlvTag? At(long position)
    {
        if (position >= Head)
        {
            return null;
        }

        var tag = Volatile.Read(ref _tags[position % Frames]);
        return position >= Volatile.Read(ref _tail) ? tag : null;
    }
}
