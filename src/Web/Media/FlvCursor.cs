using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// Where one who watches by HTTP-FLV stands in the stream's ring, and what comes next there. Who comes begins with the
/// newest key frame; who waited for the picture, with its first. Whoever falls behind goes on from the newest, so that
/// being slow costs nobody memory.
/// </summary>
internal sealed class FlvCursor(VideoStream stream, FlvTracks wanted)
{
    /// <summary>How far behind the newest frame, in ms, a viewer may fall before frames are left out.</summary>
    public const int MostBehindMs = 4_000;

    private const long Nowhere = -1;
    private readonly bool _waits = stream.Ring.First is null;
    private bool _hasHeader;

    /// <summary>The next frame's place in the ring; below 0 while there is none to begin with.</summary>
    public long Position { get; private set; } = Nowhere;

    /// <summary>Whether all that there is was taken.</summary>
    public bool IsAtEnd => Position < 0 || Position == stream.Ring.Head;

    /// <summary>Stands at a place again where it stood before.</summary>
    public void Return(long position) => Position = position;

    /// <summary>
    /// The next bytes to send, whole tags of the ring or what comes before them; empty when there is nothing new.
    /// </summary>
    public ReadOnlyMemory<byte> Next()
    {
        var ring = stream.Ring;
        if ((Position < 0 || IsBehind(ring)) && Begin(ring) is { Length: > 0 } beginning)
        {
            return beginning;
        }

        while (Position >= 0 && ring.At(Position) is { } tag)
        {
            Position++;
            if (IsWanted(tag))
            {
                return tag.Bytes;
            }
        }

        return default;
    }

    private bool IsBehind(StreamRing ring)
    {
        if (Position == ring.Head)
        {
            return false;
        }

        return !IsNear(ring, Position)
            && (ring.At(Position) is null || (ring.Start is { } start && start.Position > Position));
    }

    /// <summary>Whether a place is kept, and not too far behind.</summary>
    private static bool IsNear(StreamRing ring, long position) =>
        ring.At(position) is { } tag && ring.NewestMs - tag.Ms <= MostBehindMs;

    /// <summary>Goes to where this one begins; nowhere when that is kept no more.</summary>
    private byte[] Begin(StreamRing ring)
    {
        // When a node was held up much comes at once: several key frames may be there when this one wakes.
        var start = _waits && Position < 0 && ring.First is { } first && IsNear(ring, first.Position)
            ? first
            : ring.Start;
        if (start is null || ring.At(start.Position) is null)
        {
            Position = Nowhere;
            return [];
        }

        Position = Math.Max(Position, start.Position);
        var header = _hasHeader ? [] : FlvTag.FileHeader(stream.Tracks & wanted);
        _hasHeader = true;
        return [.. header, .. Bytes(start.Video), .. Bytes(start.Audio)];
    }

    private ReadOnlySpan<byte> Bytes(FlvTag? config) =>
        config is not null && IsWanted(config) ? config.Bytes.Span : default;

    private bool IsWanted(FlvTag tag) => tag.Kind switch
    {
        FlvKind.Video => wanted.HasFlag(FlvTracks.Video),
        FlvKind.Audio => wanted.HasFlag(FlvTracks.Audio),
        _ => true,
    };
}
