using LiveFair.Live.Media;

namespace LiveFair.Web.Tests.Media;

/// <summary>Bodies of frames as an encoder makes them, for tests that look at no picture.</summary>
internal static class TestFrames
{
    public static readonly byte[] VideoConfig = Convert.FromHexString(
        "17000000000142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20");

    public static readonly byte[] AudioConfig = Convert.FromHexString("AF001190");

    public static byte[] Key(int bytes = 200) => [0x17, 1, 0, 0, 0, .. new byte[bytes]];

    public static byte[] Delta(int bytes = 100) => [0x27, 1, 0, 0, 0, .. new byte[bytes]];

    public static byte[] Sound(int bytes = 50) => [0xAF, 1, .. new byte[bytes]];

    /// <summary>The tags of an FLV stream as they came: kind, time and body.</summary>
    public static IReadOnlyList<(FlvKind Kind, uint Ms, byte[] Body)> Parse(ReadOnlySpan<byte> flv)
    {
        Assert.Equal("FLV"u8, flv[..3]);
        var tags = new List<(FlvKind, uint, byte[])>();
        for (var at = 13; at + 15 <= flv.Length;)
        {
            var size = (flv[at + 1] << 16) | (flv[at + 2] << 8) | flv[at + 3];
            if (at + 15 + size > flv.Length)
            {
                break;
            }

            var ms = (uint)((flv[at + 7] << 24) | (flv[at + 4] << 16) | (flv[at + 5] << 8) | flv[at + 6]);
            tags.Add(((FlvKind)flv[at], ms, flv.Slice(at + 11, size).ToArray()));
            at += 15 + size;
        }

        return tags;
    }
}
