using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Writes values of AMF0, section 2.</summary>
internal static class AmfWriter
{
    /// <summary>Writes values one after the other. A text longer than 65535 bytes is written as a long one.</summary>
    public static void Write(IBufferWriter<byte> to, params ReadOnlySpan<AmfValue> values)
    {
        foreach (var value in values)
        {
            Write(to, value);
        }
    }

    private static void Write(IBufferWriter<byte> to, AmfValue value)
    {
        switch (value)
        {
            case NumberValue number:
                Mark(to, AmfMarker.Number);
                BinaryPrimitives.WriteDoubleBigEndian(to.GetSpan(sizeof(double)), number.Of);
                to.Advance(sizeof(double));
                break;
            case FlagValue flag:
                Mark(to, AmfMarker.Boolean);
                to.Write([flag.Of ? (byte)1 : (byte)0]);
                break;
            case TextValue text:
                WriteText(to, Encoding.UTF8.GetBytes(text.Of));
                break;
            case ObjectValue members:
                WriteMembers(to, members.Members);
                break;
            case ListValue list:
                Mark(to, AmfMarker.StrictArray);
                WriteLength(to, list.Items.Count);
                Write(to, [.. list.Items]);
                break;
            default:
                Mark(to, AmfMarker.Null);
                break;
        }
    }

    private static void WriteText(IBufferWriter<byte> to, byte[] text)
    {
        if (text.Length <= ushort.MaxValue)
        {
            Mark(to, AmfMarker.String);
            WriteName(to, text);
        }
        else
        {
            Mark(to, AmfMarker.LongString);
            WriteLength(to, text.Length);
            to.Write(text);
        }
    }

    private static void WriteMembers(IBufferWriter<byte> to, IReadOnlyList<NamedValue> members)
    {
        Mark(to, AmfMarker.Object);
        foreach (var member in members)
        {
            WriteName(to, Encoding.UTF8.GetBytes(member.Name));
            Write(to, member.Value);
        }

        WriteName(to, []);
        Mark(to, AmfMarker.ObjectEnd);
    }

    private static void WriteName(IBufferWriter<byte> to, byte[] name)
    {
        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(sizeof(ushort)), (ushort)name.Length);
        to.Advance(sizeof(ushort));
        to.Write(name);
    }

    private static void WriteLength(IBufferWriter<byte> to, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(sizeof(int)), length);
        to.Advance(sizeof(int));
    }

    private static void Mark(IBufferWriter<byte> to, AmfMarker marker) => to.Write([(byte)marker]);
}
