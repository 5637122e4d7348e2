using System.Buffers;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// What is remembered of one chunk stream: the head before, for the next may leave out what is the same, and as much
/// of a message as has come.
/// </summary>
internal sealed class ChunkStream
{
    private const int FirstRoom = 256;

    private byte[] _body = [];
    private int _length;
    private int _have;
    private RtmpKind _kind;
    private uint _streamId;
    private uint _clock;
    private bool _isKnown;

    /// <summary>Whether a message has begun and is not whole.</summary>
    public bool IsInMessage { get; private set; }

    /// <summary>Whether the chunk that said its time last needed four bytes for it.</summary>
    public bool IsExtended { get; private set; }

    /// <summary>Whether such a time stands before each chunk of a message, as far as is known.</summary>
    public bool RepeatsTime { get; set; } = true;

    /// <summary>The time as it was said last: since the message before, or since the beginning.</summary>
    public uint SaidTime { get; private set; }

    /// <summary>Bytes of the message that are to come.</summary>
    public int Left => _length - _have;

    /// <summary>Bytes of memory that are held.</summary>
    public int Room => _body.Length;

    /// <summary>The message, once it is whole.</summary>
    public RtmpMessage Message => new(_kind, _clock, _streamId, _body.AsMemory(0, _length));

    /// <summary>Whether a chunk with this head may come now.</summary>
    public bool Admits(in ChunkHead head) => IsInMessage ? head.Format == 3 : _isKnown || head.Format < 2;

    /// <summary>Begins a message.</summary>
    /// <param name="time">What the head says, or its extended timestamp; what was said last, for format 3.</param>
    public void Begin(in ChunkHead head, uint time)
    {
        if (head.Format < 3)
        {
            IsExtended = head.Time == ChunkHead.Extended;
        }

        if (head.Format < 2)
        {
            (_length, _kind) = (head.MessageLength, head.Kind);
        }

        if (head.Format == 0)
        {
            (_streamId, _clock) = (head.StreamId, 0);
        }

        // Format 3 after format 0 takes that one's time for the step (section 5.3.1.2.4), and so do publishers.
        SaidTime = time;
        _clock = unchecked(_clock + time);
        (_have, IsInMessage, _isKnown) = (0, true, true);
    }

    /// <summary>Takes more of the message. Room is made for what has come, not for what is said to come.</summary>
    public void Take(in ReadOnlySequence<byte> bytes)
    {
        var length = (int)bytes.Length;
        if (_have + length > _body.Length)
        {
            Array.Resize(ref _body, Math.Min(_length, Math.Max(FirstRoom, 2 * (_have + length))));
        }

        bytes.CopyTo(_body.AsSpan(_have));
        _have += length;
    }

    /// <summary>The message is whole, or is given up; the next chunk begins another.</summary>
    public void End() => IsInMessage = false;

    /// <summary>Gives the memory back. Not within a message.</summary>
    public void Empty() => _body = [];
}
