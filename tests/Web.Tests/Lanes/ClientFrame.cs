using System.Buffers.Binary;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A frame as a client sends it (RFC 6455, section 5.2), and as none may.</summary>
internal sealed record ClientFrame(Opcode Opcode, byte[] Payload, bool IsLast)
{
    /// <summary>Four bytes; empty: not masked.</summary>
    public byte[] Mask { get; init; } = [];

    /// <summary>RSV1 to RSV3, in the places they have in a frame's first byte.</summary>
    public int Reserved { get; init; }

    /// <summary>In how many bytes more than one its length is said: 0, 2 or 8.</summary>
    public int LengthBytes { get; init; } = Payload.Length switch { <= 125 => 0, <= 65_535 => 2, _ => 8 };

    /// <summary>How long it says it is.</summary>
    public long Length { get; init; } = Payload.Length;

    public bool IsControl => Opcode >= Opcode.Close;

    public byte[] Head()
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, Length);
        var first = (IsLast ? 0x80 : 0) | Reserved | (int)Opcode;
        var second = (Mask.Length > 0 ? 0x80 : 0) | LengthBytes switch { 2 => 126, 8 => 127, _ => (int)Length };
        return [(byte)first, (byte)second, .. length[^LengthBytes..], .. Mask];
    }

    public byte[] Body() =>
        Mask.Length == 0 ? Payload : [.. Payload.Select((one, i) => (byte)(one ^ Mask[i % Mask.Length]))];
}
