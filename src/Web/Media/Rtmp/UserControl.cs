using System.Buffers.Binary;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Messages about a stream or the connection's life (RTMP 1.0, section 7.1.7).</summary>
internal static class UserControl
{
    private const byte StreamBegin = 0;
    private const byte PingRequest = 6;
    private const byte PingResponse = 7;
    private const int TypeLength = 2;

    /// <summary>A stream can be used.</summary>
    public static byte[] Begin(uint streamId)
    {
        var message = new byte[TypeLength + sizeof(uint)];
        message[1] = StreamBegin;
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(TypeLength), streamId);
        return message;
    }

    /// <summary>The answer to a ping.</summary>
    public static byte[] Pong(ReadOnlySpan<byte> held) => [0, PingResponse, .. held];

    /// <summary>Whether it is a ping, and what it holds: four bytes.</summary>
    public static bool IsPing(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> held)
    {
        var isPing = message.Length >= TypeLength + sizeof(uint) && message[0] == 0 && message[1] == PingRequest;
        held = isPing ? message.Slice(TypeLength, sizeof(uint)) : default;
        return isPing;
    }
}
