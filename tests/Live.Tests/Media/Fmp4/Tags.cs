using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>Tags as publishers' programs send them.</summary>
internal static class Tags
{
    /// <summary>320x180, baseline 1.2, by x264.</summary>
    public const string Avc =
        "0142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20";

    /// <summary>1920x1080, baseline 4.0, by x264.</summary>
    public const string LargeAvc =
        "0142C028FFE100196742C028DA01E0089F970110000003001000000303C0F1832A01000468CE0FC8";

    /// <summary>AAC-LC, 48 kHz, two channels.</summary>
    public const string Aac = "1190";

    /// <summary>Opus, two channels, 312 samples of pre-skip, recorded at 48 kHz.</summary>
    public const string Opus = "4F707573486561640102380180BB0000000000";

    public static FlvTag AvcConfig(string hex = Avc) =>
        FlvTag.Frame(FlvKind.Video, 0, Convert.FromHexString("1700000000" + hex));

    public static FlvTag AacConfig(string hex = Aac) =>
        FlvTag.Frame(FlvKind.Audio, 0, Convert.FromHexString("AF00" + hex));

    public static FlvTag OpusConfig() => FlvTag.Frame(FlvKind.Audio, 0, Convert.FromHexString("904F707573" + Opus));

    public static FlvTag Key(long ms, int offset = 0) => Picture(0x17, ms, offset);

    public static FlvTag Inter(long ms, int offset = 0) => Picture(0x27, ms, offset);

    /// <summary>A frame whose bytes tell its time.</summary>
    public static FlvTag Sound(long ms) => FlvTag.Frame(FlvKind.Audio, ms, [0xAF, 1, 0x21, (byte)(ms >> 8), (byte)ms]);

    /// <summary>A frame of 20 ms.</summary>
    public static FlvTag OpusSound(long ms) =>
        FlvTag.Frame(FlvKind.Audio, ms, [0x91, .. "Opus"u8, 0xFC, (byte)(ms >> 8), (byte)ms]);

    private static FlvTag Picture(byte first, long ms, int offset) => FlvTag.Frame(
        FlvKind.Video,
        ms,
        [
            first, 1, (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset,
            0, 0, 0, 3, 0x65, (byte)(ms >> 8), (byte)ms,
        ]);
}
