using System.Collections.Concurrent;
using LiveFair.Web.Lanes;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Feeds;

/// <summary>
/// The newest frames of a feed, for all who keep up: each is encoded once for each protocol and handed to every lane as
/// the same bytes. Who falls behind them is told so and catches up from the ring or the store.
/// </summary>
internal sealed class FrameTrack
{
    /// <summary>Frames kept: some seconds of a loud room.</summary>
    public const int Kept = 64;

    /// <summary>Encodings a frame keeps; nearly all clients share one or two.</summary>
    private const int MostEncodings = 16;

    private readonly Lock _gate = new();
    private readonly SharedFrame?[] _frames = new SharedFrame?[Kept];
    private long _number;
    private long _first = 1;
    private long _offset;

    /// <summary>How many frames there were.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>Adds the frame behind the last one.</summary>
    public void Add(FrameMessage frame)
    {
        lock (_gate)
        {
            var number = _number + 1;
            _frames[number % Kept] = new SharedFrame(number, frame);
            _offset = frame.Last;
            Volatile.Write(ref _number, number);
        }
    }

    /// <summary>The frames so far are not to be used any more: words were removed from them.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            Volatile.Write(ref _first, _number + 1);
        }
    }

    /// <summary>There is no frame up to this offset: everybody who follows catches up by themselves.</summary>
    public void Skip(long offset)
    {
        lock (_gate)
        {
            _offset = offset;
            Volatile.Write(ref _number, _number + 1);
            Volatile.Write(ref _first, _number + 1);
        }
    }

    /// <summary>A cursor for who has everything up to an offset; null when that is not where the track ends.</summary>
    public TrackCursor? Join(long after, LaneEncoding encoding)
    {
        lock (_gate)
        {
            return after == _offset ? new TrackCursor(this, encoding, _number, after) : null;
        }
    }

    /// <summary>A frame by its number; null when it is gone.</summary>
    public SharedFrame? Find(long number) =>
        number >= Volatile.Read(ref _first) && Volatile.Read(ref _frames[number % Kept]) is { } frame
            && frame.Number == number
            ? frame
            : null;

    /// <summary>A frame and its bytes.</summary>
    internal sealed class SharedFrame(long number, FrameMessage frame)
    {
        private readonly ConcurrentDictionary<LaneEncoding, byte[]> _encoded = new();

        public long Number => number;

        public long Last => frame.Last;

        public byte[] Encoded(LaneEncoding encoding) =>
            _encoded.TryGetValue(encoding, out var bytes) ? bytes
            : _encoded.Count < MostEncodings ? _encoded.GetOrAdd(encoding, encoding.Encode(frame))
            : encoding.Encode(frame);
    }
}
