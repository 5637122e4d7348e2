using System.Buffers;
using System.Buffers.Binary;

namespace LiveFair.Web.Lanes;

/// <summary>
/// Takes a client's WebSocket frames apart (RFC 6455, section 5.2), however they are cut. What a message holds is
/// passed on as it comes, so that neither a frame nor a message needs a limit here: SignalR limits the hub messages in
/// them.
/// </summary>
internal sealed class FrameParser
{
    private const int LongestControl = 125;
    private const int MostAtOnce = 4_096;

    private long _left;
    private int _maskPosition;
    private uint _mask;
    private bool _inMessage;

    /// <summary>The payload of the ping, pong or close that was just read.</summary>
    public ReadOnlyMemory<byte> Control { get; private set; }

    /// <summary>Reads on; what it took is cut from the front of <paramref name="input"/>.</summary>
    /// <param name="payload">Gets the unmasked bytes of messages.</param>
    public ParseStep Read(ref ReadOnlySequence<byte> input, IBufferWriter<byte> payload)
    {
        while (true)
        {
            if (_left > 0)
            {
                if (input.IsEmpty)
                {
                    return ParseStep.NeedsMore;
                }

                Pass(ref input, payload);
                continue;
            }

            if (!TryReadHead(input, out var head))
            {
                return ParseStep.NeedsMore;
            }

            if (IsWrong(head))
            {
                return ParseStep.ProtocolError;
            }

            if (head.IsControl)
            {
                return ReadControl(ref input, head);
            }

            input = input.Slice(head.Length);
            (_left, _mask, _maskPosition, _inMessage) = (head.PayloadLength, head.Mask, 0, !head.IsLast);
        }
    }

    private static bool TryReadHead(ReadOnlySequence<byte> input, out Head head)
    {
        head = default;
        Span<byte> bytes = stackalloc byte[14];
        var have = (int)Math.Min(bytes.Length, input.Length);
        if (have < 2)
        {
            return false;
        }

        input.Slice(0, have).CopyTo(bytes);
        head = new Head(bytes[0], bytes[1]);
        if (!head.IsMasked || head.IsReserved)
        {
            // Wrong whatever follows; its length may never come.
            return true;
        }

        if (have < head.Length)
        {
            return false;
        }

        head = head.With(bytes);
        return true;
    }

    private bool IsWrong(in Head head) => !head.IsMasked || head.IsReserved || head.PayloadLength < 0
        || head.Opcode switch
        {
            Opcode.Text or Opcode.Binary => _inMessage,
            Opcode.Continuation => !_inMessage,
            Opcode.Close or Opcode.Ping or Opcode.Pong => !head.IsLast || head.PayloadLength > LongestControl,
            _ => true,
        };

    private ParseStep ReadControl(ref ReadOnlySequence<byte> input, in Head head)
    {
        var whole = head.Length + head.PayloadLength;
        if (input.Length < whole)
        {
            return ParseStep.NeedsMore;
        }

        var payload = input.Slice(head.Length, head.PayloadLength).ToArray();
        Unmask(payload, head.Mask, 0);
        Control = payload;
        input = input.Slice(whole);
        return head.Opcode switch
        {
            Opcode.Ping => ParseStep.Ping,
            Opcode.Pong => ParseStep.Pong,
            _ => ParseStep.Close,
        };
    }

    private void Pass(ref ReadOnlySequence<byte> input, IBufferWriter<byte> payload)
    {
        var length = (int)Math.Min(Math.Min(_left, input.Length), MostAtOnce);
        var to = payload.GetSpan(length)[..length];
        input.Slice(0, length).CopyTo(to);
        Unmask(to, _mask, _maskPosition);
        payload.Advance(length);
        input = input.Slice(length);
        _left -= length;
        _maskPosition = (_maskPosition + length) & 3;
    }

    private static void Unmask(Span<byte> bytes, uint mask, int position)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)(mask >> (8 * ((position + i) & 3)));
        }
    }

    /// <summary>A frame's head; its length and mask are read once they are there.</summary>
    private readonly struct Head(byte first, byte second)
    {
        private const int Length16 = 126;
        private const int Length64 = 127;
        private const int MaskLength = 4;

        public bool IsLast => (first & 0x80) != 0;

        public bool IsReserved => (first & 0x70) != 0;

        public Opcode Opcode => (Opcode)(first & 0x0F);

        public bool IsControl => (first & 0x08) != 0;

        public bool IsMasked => (second & 0x80) != 0;

        public long PayloadLength { get; private init; } = second & 0x7F;

        public uint Mask { get; private init; }

        public int Length => 2 + LengthLength + MaskLength;

        private int LengthLength => (second & 0x7F) switch { Length16 => 2, Length64 => 8, _ => 0 };

        public Head With(ReadOnlySpan<byte> bytes) => this with
        {
            PayloadLength = (second & 0x7F) switch
            {
                Length16 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
                Length64 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
                var small => small,
            },
            Mask = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(2 + LengthLength)..]),
        };
    }
}

/// <summary>How far a <see cref="FrameParser"/> came.</summary>
internal enum ParseStep
{
    /// <summary>Everything whole was passed on; more input is needed.</summary>
    NeedsMore,

    /// <summary>A ping came; its payload is to be sent back.</summary>
    Ping,

    /// <summary>A pong came.</summary>
    Pong,

    /// <summary>The client closes.</summary>
    Close,

    /// <summary>What came is no frame that a client may send: the connection is to be closed with 1002.</summary>
    ProtocolError,
}
