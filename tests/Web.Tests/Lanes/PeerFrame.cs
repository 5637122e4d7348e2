using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A frame of the server's as its peer reads it, byte for byte.</summary>
internal sealed record PeerFrame(Opcode Opcode, byte[] Payload, bool IsLast)
{
    /// <summary>The status of a close frame; null when it has none.</summary>
    public int? Status => Opcode == Opcode.Close && Payload.Length >= 2
        ? BinaryPrimitives.ReadUInt16BigEndian(Payload)
        : null;

    public string Text => Encoding.UTF8.GetString(Payload);

    /// <summary>The next frame; null when the connection is over, however that came.</summary>
    public static async Task<PeerFrame?> Read(Socket socket, CancellationToken late)
    {
        var head = new byte[10];
        if (!await Fill(socket, head.AsMemory(0, 2), late))
        {
            return null;
        }

        Assert.Equal(0, head[0] & 0x70);
        Assert.Equal(0, head[1] & 0x80);
        var more = head[1] switch { 127 => 8, 126 => 2, _ => 0 };
        if (!await Fill(socket, head.AsMemory(2, more), late))
        {
            return null;
        }

        var length = more switch
        {
            8 => BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(2)),
            2 => BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)),
            _ => head[1],
        };
        var payload = new byte[length];
        return await Fill(socket, payload, late)
            ? new PeerFrame((Opcode)(head[0] & 0x0F), payload, (head[0] & 0x80) != 0)
            : null;
    }

    private static async Task<bool> Fill(Socket socket, Memory<byte> bytes, CancellationToken late)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var read = await socket.ReceiveAsync(bytes, SocketFlags.None, late);
                if (read == 0)
                {
                    return false;
                }

                bytes = bytes[read..];
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
