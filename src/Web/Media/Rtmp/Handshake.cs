using System.Buffers;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// The server's half of RTMP's handshake (RTMP 1.0, section 5.2): reads C0, C1 and C2, writes S0, S1 and S2.
/// </summary>
/// <param name="chance">The random bytes of S1, <see cref="ChanceLength"/> of them.</param>
internal sealed class Handshake(ReadOnlyMemory<byte> chance)
{
    /// <summary>Bytes of C1, S1, C2 and S2 each.</summary>
    public const int PartLength = 1536;

    /// <summary>Random bytes in each, after two times of four bytes.</summary>
    public const int ChanceLength = PartLength - 8;

    private const byte Version = 3;

    private bool _answered;

    /// <summary>Reads on; what it took is cut from the front of <paramref name="input"/>.</summary>
    public HandshakeStep Read(ref ReadOnlySequence<byte> input, IBufferWriter<byte> output)
    {
        if (!_answered)
        {
            if (new SequenceReader<byte>(input).TryPeek(out var version) && version != Version)
            {
                return HandshakeStep.Malformed;
            }

            if (input.Length < 1 + PartLength)
            {
                return HandshakeStep.NeedsMore;
            }

            Answer(input.Slice(1, PartLength), output);
            input = input.Slice(1 + PartLength);
            _answered = true;
        }

        if (input.Length < PartLength)
        {
            return HandshakeStep.NeedsMore;
        }

        // What C2 repeats is not compared: publishers exist that sign it in ways of their own.
        input = input.Slice(PartLength);
        return HandshakeStep.Done;
    }

    private void Answer(ReadOnlySequence<byte> first, IBufferWriter<byte> output)
    {
        // The version of the server in S1 stays zero, by which a publisher knows that nothing here is signed.
        output.Write<byte>([Version, 0, 0, 0, 0, 0, 0, 0, 0]);
        output.Write(chance.Span);
        foreach (var part in first)
        {
            output.Write(part.Span);
        }
    }
}

/// <summary>How far a <see cref="Handshake"/> came.</summary>
internal enum HandshakeStep
{
    /// <summary>More must come.</summary>
    NeedsMore,

    /// <summary>Chunks follow.</summary>
    Done,

    /// <summary>This is not RTMP, or it is encrypted in a way of its own.</summary>
    Malformed,
}
