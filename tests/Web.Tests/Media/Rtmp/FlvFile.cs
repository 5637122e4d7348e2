using System.Buffers.Binary;
using LiveFair.Live.Media;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>Reads the tags of an FLV file (FLV specification 10.1, annex E), which another program wrote.</summary>
internal static class FlvFile
{
    private const int HeaderLength = 9 + 4;
    private const int TagLength = 11;

    /// <summary>Sound and pictures in order, each as <see cref="Frame"/> says it; no scripts.</summary>
    public static List<string> Frames(ReadOnlySpan<byte> file)
    {
        var frames = new List<string>();
        Assert.Equal("FLV"u8.ToArray(), file[..3].ToArray());
        file = file[HeaderLength..];
        while (!file.IsEmpty)
        {
            var kind = (FlvKind)file[0];
            var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(file) & 0xFF_FFFF);
            var low = BinaryPrimitives.ReadUInt32BigEndian(file[4..]) >> 8;
            if (kind != FlvKind.Script)
            {
                frames.Add(Frame(kind, low | ((uint)file[7] << 24), file.Slice(TagLength, length)));
            }

            file = file[(TagLength + length + 4)..];
        }

        return frames;
    }

    public static string Frame(FlvKind kind, uint ms, ReadOnlySpan<byte> body) =>
        $"{kind}@{ms}:{Convert.ToHexStringLower(body)}";
}
