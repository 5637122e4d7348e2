using System.Globalization;

namespace LiveFair.Live.Media;

/// <summary>How AAC sound is decoded: an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).</summary>
/// <param name="Bytes">The config as it was sent.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Channels">1 to 8.</param>
/// <param name="ObjectType">2 is AAC-LC.</param>
public sealed record AacConfig(ReadOnlyMemory<byte> Bytes, int SampleRate, int Channels, int ObjectType)
{
    /// <summary>Samples in one frame.</summary>
    public const int FrameSamples = 1_024;

    private const int Longest = 64;
    private const int ExplicitRate = 15;

    private static readonly int[] Rates =
        [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    /// <summary>The name that browsers know the codec by (RFC 6381).</summary>
    public string CodecString => string.Create(CultureInfo.InvariantCulture, $"mp4a.40.{ObjectType}");

    /// <summary>Reads a config; null when the bytes are none, or describe no sound that can be passed on.</summary>
    public static AacConfig? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is < 2 or > Longest)
        {
            return null;
        }

        var bits = new BitReader(bytes);
        var objectType = bits.Read(5);
        var rateIndex = bits.Read(4);
        var rate = rateIndex == ExplicitRate ? bits.Read(24) : rateIndex < Rates.Length ? Rates[rateIndex] : 0;
        var layout = bits.Read(4);
        var channels = layout == 7 ? 8 : layout;
        return !bits.Failed && objectType is > 0 and < 31 && rate is >= 7_350 and <= 96_000 && channels is >= 1 and <= 8
            ? new AacConfig(bytes.ToArray(), rate, channels, objectType)
            : null;
    }
}
