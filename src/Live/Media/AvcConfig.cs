using System.Buffers.Binary;
using System.Globalization;

namespace LiveFair.Live.Media;

/// <summary>How H.264 pictures are decoded: an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1).</summary>
/// <param name="Bytes">The record as it was sent.</param>
/// <param name="Width">Pixels shown.</param>
/// <param name="Height">Pixels shown.</param>
public sealed record AvcConfig(ReadOnlyMemory<byte> Bytes, int Width, int Height)
{
    private const int Longest = 16 * 1024;
    private const int LargestSide = 8_192;

    /// <summary>The name that browsers know the codec by (RFC 6381).</summary>
    public string CodecString
    {
        get
        {
            var bytes = Bytes.Span;
            return string.Create(CultureInfo.InvariantCulture, $"avc1.{bytes[1]:X2}{bytes[2]:X2}{bytes[3]:X2}");
        }
    }

    /// <summary>Whether it is of a profile that phones play: baseline, main, extended or high.</summary>
    public bool IsCommon => Bytes.Span[1] is 66 or 77 or 88 or 100;

    /// <summary>
    /// Reads a record; null when the bytes are none, its picture is larger than 8,192 a side, or the sizes before its
    /// units are not 4 bytes, which no player that is fed by us expects.
    /// </summary>
    public static AvcConfig? Parse(ReadOnlySpan<byte> bytes)
    {
        const int sps = 8;
        if (bytes.Length is < sps + 4 or > Longest || bytes[0] != 1 || (bytes[4] & 3) != 3 || (bytes[5] & 0x1F) == 0)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        return length >= 4 && sps + length <= bytes.Length
            && PictureSize.OfSps(bytes.Slice(sps, length)) is { } size
            && size.Width is > 0 and <= LargestSide && size.Height is > 0 and <= LargestSide
                ? new AvcConfig(bytes.ToArray(), size.Width, size.Height)
                : null;
    }
}
