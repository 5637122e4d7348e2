using System.Buffers.Binary;

namespace LiveFair.Live.Media;

/// <summary>
/// Reads an FLV stream (Adobe FLV and F4V 10.1, Annex E) from bytes that come in any pieces. It holds no more than one
/// tag, and of that only what came; what is no FLV is refused, and from then on everything.
/// </summary>
public sealed class FlvReader
{
    private const int HeaderBytes = 9;
    private const int LongestHeader = 1024;
    private const int SizeBefore = 4;

    private byte[] _held = [];
    private int _count;
    private int _skip;
    private Refusal? _refused;

    /// <summary>What the stream says it holds; null until its header was read.</summary>
    public FlvTracks? Tracks { get; private set; }

    /// <summary>Takes the next bytes of the stream.</summary>
    /// <param name="bytes">Any number.</param>
    /// <param name="into">Gets the tags that are whole now, their time as written.</param>
    /// <returns>Why this is no FLV stream; null when it may be one.</returns>
    public Refusal? Feed(ReadOnlySpan<byte> bytes, ICollection<FlvTag> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        while (_refused is null && !bytes.IsEmpty)
        {
            bytes = _skip > 0 ? Skip(bytes) : Hold(bytes, into);
        }

        return _refused;
    }

    private ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes)
    {
        var skipped = Math.Min(_skip, bytes.Length);
        _skip -= skipped;
        return bytes[skipped..];
    }

    /// <summary>Takes what is missing of the unit that is being read, and reads it when it is whole.</summary>
    private ReadOnlySpan<byte> Hold(ReadOnlySpan<byte> bytes, ICollection<FlvTag> into)
    {
        var needed = Needed();
        var taken = Math.Min(needed - _count, bytes.Length);
        if (_held.Length - _count < taken)
        {
            Array.Resize(ref _held, Math.Max(_count + taken, Math.Min(_held.Length * 2, needed)));
        }

        bytes[..taken].CopyTo(_held.AsSpan(_count));
        _count += taken;
        if (_count == needed)
        {
            ReadUnit(into);
        }

        return bytes[taken..];
    }

    /// <summary>Bytes of the stream's header, of a tag's header, or of the tag whose header is known.</summary>
    private int Needed() =>
        Tracks is null ? HeaderBytes : _count < FlvTag.HeaderBytes ? FlvTag.HeaderBytes : FlvTag.HeaderBytes + Size();

    private int Size() => (_held[1] << 16) | BinaryPrimitives.ReadUInt16BigEndian(_held.AsSpan(2));

    private void ReadUnit(ICollection<FlvTag> into)
    {
        if (Tracks is null)
        {
            ReadHeader();
            return;
        }

        if (!Enum.IsDefined((FlvKind)_held[0]) || Size() > FlvTag.LargestBody)
        {
            _refused = Refusal.Invalid("This is no FLV tag of sound, picture or script up to 8 MiB.");
            return;
        }

        if (_count < FlvTag.HeaderBytes + Size())
        {
            return;
        }

        // Three bytes, and the highest behind them.
        var time = (BinaryPrimitives.ReadUInt32BigEndian(_held.AsSpan(4)) >> 8) | ((uint)_held[7] << 24);
        into.Add(FlvTag.Frame((FlvKind)_held[0], time, _held.AsSpan(FlvTag.HeaderBytes, Size())));
        _count = 0;
        _skip = FlvTag.TrailerBytes;
    }

    private void ReadHeader()
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(_held.AsSpan(5));
        if (!_held.AsSpan().StartsWith("FLV\u0001"u8) || length is < HeaderBytes or > LongestHeader)
        {
            _refused = Refusal.Invalid("This does not begin like an FLV stream.");
            return;
        }

        Tracks = (FlvTracks)_held[4] & (FlvTracks.Audio | FlvTracks.Video);
        _count = 0;
        _skip = (int)length - HeaderBytes + SizeBefore;
    }
}
