using System.Buffers.Binary;

namespace LiveFair.Bench.Video;

/// <summary>The frames of an FLV file (Adobe FLV and F4V 10.1, Annex E) that is known to be whole.</summary>
internal static class FlvFrames
{
    private const int FileHeader = 13;
    private const int TagHeader = 11;
    private const int Trailer = 4;

    /// <summary>Pictures and sound in their order; what a script says is left out.</summary>
    public static IReadOnlyList<FlvFrame> Read(byte[] file)
    {
        var frames = new List<FlvFrame>();
        for (var at = FileHeader; at + TagHeader <= file.Length;)
        {
            var tag = file.AsSpan(at);
            var size = (tag[1] << 16) | BinaryPrimitives.ReadUInt16BigEndian(tag[2..]);
            var time = (BinaryPrimitives.ReadUInt32BigEndian(tag[4..]) >> 8) | ((uint)tag[7] << 24);
            if (tag[0] is FlvFrame.Sound or FlvFrame.Picture)
            {
                frames.Add(new FlvFrame(tag[0], time, file.AsMemory(at + TagHeader, size)));
            }

            at += TagHeader + size + Trailer;
        }

        return frames;
    }
}

/// <summary>A frame.</summary>
/// <param name="Kind">Sound or picture.</param>
/// <param name="Ms">When, from the file's beginning.</param>
/// <param name="Body">What an FLV tag carries.</param>
internal sealed record FlvFrame(byte Kind, uint Ms, ReadOnlyMemory<byte> Body)
{
    public const byte Sound = 8;
    public const byte Picture = 9;
}
