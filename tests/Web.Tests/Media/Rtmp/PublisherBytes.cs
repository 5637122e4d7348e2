using System.Buffers;
using System.Buffers.Binary;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>What a publisher sends, byte by byte. Chunks are as large as the messages in them.</summary>
internal static class PublisherBytes
{
    /// <summary>C0, C1 and C2 in one, as no careful publisher does.</summary>
    public static byte[] Handshake => [3, .. new byte[2 * LiveFair.Web.Media.Rtmp.Handshake.PartLength]];

    /// <summary>Says that chunks are as long as they like from now on.</summary>
    public static byte[] LargeChunks => Message(RtmpKind.SetChunkSize, 0, [0, 0x7F, 0xFF, 0xFF], chunkStream: 2);

    public static byte[] Connect(string app = "live", params NamedValue[] more) =>
        Command("connect", 1, new ObjectValue([new("app", app), new("tcUrl", "rtmp://localhost/live"), .. more]));

    /// <summary>Everything up to the stream's name.</summary>
    public static byte[] Opening => [.. Handshake, .. LargeChunks, .. Connect(), .. CreateStream];

    public static byte[] CreateStream => Command("createStream", 4, NothingValue.Here);

    public static byte[] Publish(string name, string type = "live") =>
        Command("publish", 5, NothingValue.Here, name, type);

    public static byte[] Command(string name, double transaction, params AmfValue[] arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        AmfWriter.Write(body, [name, transaction, .. arguments]);
        return Message(RtmpKind.Command, 0, body.WrittenSpan.ToArray());
    }

    public static byte[] Message(RtmpKind kind, uint time, byte[] body, int chunkStream = 3)
    {
        var isLong = time >= ChunkHead.Extended;
        var head = new byte[isLong ? 16 : 12];
        head[0] = (byte)chunkStream;
        BinaryPrimitives.WriteUInt32BigEndian(head, (isLong ? ChunkHead.Extended : time) | ((uint)chunkStream << 24));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), body.Length << 8);
        head[7] = (byte)kind;
        head[8] = 1;
        if (isLong)
        {
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(12), time);
        }

        return [.. head, .. body];
    }
}
