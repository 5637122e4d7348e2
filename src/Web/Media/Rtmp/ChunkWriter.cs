using System.Buffers;
using System.Buffers.Binary;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Cuts messages into chunks (RTMP 1.0, section 5.3). All have time 0.</summary>
internal sealed class ChunkWriter(IBufferWriter<byte> output)
{
    private const int HeadLength = 12;
    private const byte FormatThree = 0xC0;

    private int _chunkSize = 128;

    /// <summary>Writes a message.</summary>
    /// <param name="chunkStream">2 to 63.</param>
    public void Write(int chunkStream, RtmpKind kind, uint streamId, ReadOnlySpan<byte> body)
    {
        var head = output.GetSpan(HeadLength);
        head[..HeadLength].Clear();
        head[0] = (byte)chunkStream;
        BinaryPrimitives.WriteInt32BigEndian(head[4..], body.Length << 8);
        head[7] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], streamId);
        output.Advance(HeadLength);
        while (body.Length > _chunkSize)
        {
            output.Write(body[.._chunkSize]);
            output.Write([(byte)(FormatThree | chunkStream)]);
            body = body[_chunkSize..];
        }

        output.Write(body);
    }

    /// <summary>Writes that chunks are of this size from now on, in bytes.</summary>
    public void SetChunkSize(int size)
    {
        Write(RtmpKind.SetChunkSize, (uint)size);
        _chunkSize = size;
    }

    /// <summary>Writes a message of the connection itself that is one number (RTMP 1.0, section 5.4).</summary>
    public void Write(RtmpKind kind, uint number)
    {
        Span<byte> body = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(body, number);
        Write(ControlStream, kind, streamId: 0, body);
    }

    /// <summary>The chunk stream of the protocol's own messages.</summary>
    public const int ControlStream = 2;
}
