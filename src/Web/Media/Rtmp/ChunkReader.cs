using System.Buffers;
using System.Buffers.Binary;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// Puts messages together from chunks (RTMP 1.0, section 5.3), however the bytes are cut. What strangers may make it
/// remember is bounded: chunk streams, a message's length, and the memory of all.
/// </summary>
internal sealed class ChunkReader
{
    /// <summary>Chunk streams that a connection may use.</summary>
    public const int MostStreams = 64;

    /// <summary>The longest message, in bytes.</summary>
    public const int LongestMessage = 8 * 1024 * 1024;

    private const int FirstChunkSize = 128;
    private const int TimeLength = sizeof(uint);

    private readonly Dictionary<int, ChunkStream> _streams = [];
    private int _chunkSize = FirstChunkSize;
    private ChunkStream? _current;
    private int _leftOfChunk;

    /// <summary>Bytes of memory for messages that have begun; more is malformed.</summary>
    public int MostHeld { get; set; } = 256 * 1024;

    /// <summary>Bytes of memory that are held now.</summary>
    public int Held { get; private set; }

    /// <summary>The message that was just read; its body is good until the next is.</summary>
    public RtmpMessage Message { get; private set; }

    /// <summary>
    /// Reads to the next message that is not about chunks themselves; what it took is cut from the front of
    /// <paramref name="input"/>.
    /// </summary>
    public ChunkStep Read(ref ReadOnlySequence<byte> input)
    {
        while (true)
        {
            if (_current is null && Begin(ref input) is { } stopped)
            {
                return stopped;
            }

            if (!TryTake(ref input))
            {
                return ChunkStep.Malformed;
            }

            if (_leftOfChunk > 0)
            {
                return ChunkStep.NeedsMore;
            }

            var stream = _current!;
            _current = null;
            if (stream.Left == 0 && End(stream) is { } step)
            {
                return step;
            }
        }
    }

    /// <summary>Reads a chunk's head.</summary>
    /// <returns>Null when the chunk's bytes follow.</returns>
    private ChunkStep? Begin(ref ReadOnlySequence<byte> input)
    {
        if (!ChunkHead.TryRead(input, out var head))
        {
            return ChunkStep.NeedsMore;
        }

        if (Find(head) is not { } stream || head.MessageLength > LongestMessage)
        {
            return ChunkStep.Malformed;
        }

        var rest = input.Slice(head.Length);
        if (ReadTime(ref rest, head, stream) is not { } time)
        {
            return ChunkStep.NeedsMore;
        }

        input = rest;
        if (!stream.IsInMessage)
        {
            stream.Begin(head, time);
        }

        (_current, _leftOfChunk) = (stream, Math.Min(_chunkSize, stream.Left));
        return null;
    }

    private ChunkStream? Find(in ChunkHead head)
    {
        if (_streams.TryGetValue(head.ChunkStream, out var stream))
        {
            return stream.Admits(head) ? stream : null;
        }

        stream = new ChunkStream();
        return _streams.Count < MostStreams && stream.Admits(head) ? _streams[head.ChunkStream] = stream : null;
    }

    /// <returns>Null when it has not come whole.</returns>
    private static uint? ReadTime(ref ReadOnlySequence<byte> input, in ChunkHead head, ChunkStream stream)
    {
        var isExtended = head.Format < 3
            ? head.Time == ChunkHead.Extended
            : stream.IsExtended && (stream.RepeatsTime || !stream.IsInMessage);
        if (!isExtended)
        {
            return head.Format < 3 ? head.Time : stream.SaidTime;
        }

        if (input.Length < TimeLength)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[TimeLength];
        input.Slice(0, TimeLength).CopyTo(bytes);
        var time = BinaryPrimitives.ReadUInt32BigEndian(bytes);

        // The specification has every further chunk of the message repeat it, and some publishers do not: what stands
        // there is the time only when it is the same.
        if (stream.IsInMessage && time != stream.SaidTime)
        {
            stream.RepeatsTime = false;
            return stream.SaidTime;
        }

        input = input.Slice(TimeLength);
        return time;
    }

    /// <returns>False when it would be more than may be held.</returns>
    private bool TryTake(ref ReadOnlySequence<byte> input)
    {
        var length = (int)Math.Min(_leftOfChunk, input.Length);
        Held -= _current!.Room;
        _current.Take(input.Slice(0, length));
        Held += _current.Room;
        _leftOfChunk -= length;
        input = input.Slice(length);
        if (Held > MostHeld)
        {
            EmptyIdle();
        }

        return Held <= MostHeld;
    }

    private void EmptyIdle()
    {
        foreach (var idle in _streams.Values.Where(stream => !stream.IsInMessage))
        {
            Held -= idle.Room;
            idle.Empty();
        }
    }

    /// <returns>Null when the message was for this reader and there is nothing to say.</returns>
    private ChunkStep? End(ChunkStream stream)
    {
        stream.End();
        var message = stream.Message;
        switch (message.Kind)
        {
            case RtmpKind.SetChunkSize:
                return TryReadNumber(message, out var size) && size is > 0 and <= int.MaxValue
                    ? Resize((int)size)
                    : ChunkStep.Malformed;
            case RtmpKind.Abort:
                return TryReadNumber(message, out var given) ? GiveUp(given) : ChunkStep.Malformed;
            default:
                Message = message;
                return ChunkStep.Message;
        }
    }

    private ChunkStep? Resize(int size)
    {
        // Nothing is made of that size, and no smaller one may be taken for it: chunks are cut as the sender says.
        _chunkSize = size;
        return null;
    }

    private ChunkStep? GiveUp(uint chunkStream)
    {
        if (chunkStream <= int.MaxValue && _streams.TryGetValue((int)chunkStream, out var stream))
        {
            stream.End();
        }

        return null;
    }

    private static bool TryReadNumber(in RtmpMessage message, out uint number) =>
        BinaryPrimitives.TryReadUInt32BigEndian(message.Body.Span, out number);
}

/// <summary>How far a <see cref="ChunkReader"/> came.</summary>
internal enum ChunkStep
{
    /// <summary>Everything whole was read.</summary>
    NeedsMore,

    /// <summary>A message is there.</summary>
    Message,

    /// <summary>No sense can be made of what follows.</summary>
    Malformed,
}
