using System.Buffers.Binary;

namespace LiveFair.Live.Media;

/// <summary>How Opus sound is decoded: an identification header (RFC 7845, 5.1).</summary>
/// <param name="Bytes">The header as it was sent, beginning with <c>OpusHead</c>.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="PreSkip">Samples at 48 kHz that a decoder drops at the start.</param>
public sealed record OpusConfig(ReadOnlyMemory<byte> Bytes, int Channels, int PreSkip)
{
    /// <summary>Samples a second, whatever was recorded: Opus is always played at this rate.</summary>
    public const int SampleRate = 48_000;

    /// <summary>The name that browsers know the codec by.</summary>
    public const string CodecString = "opus";

    private const int Shortest = 19;

    /// <summary>Reads a header; null when the bytes are none, or there are more than two channels.</summary>
    public static OpusConfig? Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Shortest && bytes.StartsWith("OpusHead"u8) && bytes[8] < 16
        && bytes[9] is 1 or 2 && bytes[18] == 0
            ? new OpusConfig(bytes.ToArray(), bytes[9], BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]))
            : null;

    /// <summary>Samples at 48 kHz in a packet, by its first byte (RFC 6716, 3.1); 0 for none.</summary>
    public static int Samples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return 0;
        }

        var config = packet[0] >> 3;
        var frame = config switch
        {
            < 12 => (config & 3) switch { 0 => 480, 1 => 960, 2 => 1_920, _ => 2_880 },
            < 16 => (config & 1) == 0 ? 480 : 960,
            _ => 120 << (config & 3),
        };
        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            1 or 2 => 2,
            _ => packet.Length > 1 ? packet[1] & 0x3F : 0,
        };
        return frame * frames;
    }
}
