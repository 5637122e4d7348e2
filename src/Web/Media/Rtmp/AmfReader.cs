using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// Reads values of AMF0, section 2, out of what strangers send: nothing is made that is larger than the bytes it came
/// in, depth and number are bounded, and what is cut short is no value at all.
/// </summary>
internal ref struct AmfReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>How deep values may lie in one another.</summary>
    public const int Deepest = 16;

    /// <summary>How many values, with those within, one reader reads.</summary>
    public const int Most = 512;

    private readonly int _length = bytes.Length;
    private ReadOnlySpan<byte> _left = bytes;
    private int _read;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _left.IsEmpty;

    /// <summary>How many bytes were read.</summary>
    public readonly int Position => _length - _left.Length;

    /// <summary>Reads the next value.</summary>
    /// <returns>False when there is none, or what stands there is none; then the rest means nothing.</returns>
    public bool TryRead([NotNullWhen(true)] out AmfValue? value)
    {
        value = Read(depth: 0);
        return value is not null;
    }

    private AmfValue? Read(int depth)
    {
        if (depth > Deepest || ++_read > Most || !TryTake(1, out var marker))
        {
            return null;
        }

        return (AmfMarker)marker[0] switch
        {
            AmfMarker.Number => ReadNumber(),
            AmfMarker.Boolean => TryTake(1, out var flag) ? new FlagValue(flag[0] != 0) : null,
            AmfMarker.String => Said(ReadText(lengthBytes: 2)),
            AmfMarker.LongString or AmfMarker.XmlDocument => Said(ReadText(lengthBytes: 4)),
            AmfMarker.Object => ReadMembers(depth),
            AmfMarker.TypedObject => ReadText(lengthBytes: 2) is null ? null : ReadMembers(depth),
            AmfMarker.EcmaArray => TryTake(4, out _) ? ReadMembers(depth) : null,
            AmfMarker.StrictArray => ReadItems(depth),
            AmfMarker.Date => ReadNumber() is { } date && TryTake(2, out _) ? date : null,
            AmfMarker.Null or AmfMarker.Undefined or AmfMarker.Unsupported => NothingValue.Here,
            AmfMarker.Reference => TryTake(2, out _) ? NothingValue.Here : null,
            _ => null,
        };
    }

    private NumberValue? ReadNumber() =>
        TryTake(8, out var number) ? new NumberValue(BinaryPrimitives.ReadDoubleBigEndian(number)) : null;

    private static TextValue? Said(string? text) => text is null ? null : new TextValue(text);

    private string? ReadText(int lengthBytes)
    {
        if (!TryTake(lengthBytes, out var prefix))
        {
            return null;
        }

        var length = lengthBytes == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(prefix)
            : BinaryPrimitives.ReadUInt32BigEndian(prefix);
        return TryTake(length, out var text) ? Encoding.UTF8.GetString(text) : null;
    }

    private ObjectValue? ReadMembers(int depth)
    {
        var members = new List<NamedValue>();
        while (ReadText(lengthBytes: 2) is { } name)
        {
            if (name.Length == 0 && !_left.IsEmpty && _left[0] == (byte)AmfMarker.ObjectEnd)
            {
                _left = _left[1..];
                return new ObjectValue(members);
            }

            if (Read(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new NamedValue(name, value));
        }

        return null;
    }

    private ListValue? ReadItems(int depth)
    {
        if (!TryTake(4, out var count))
        {
            return null;
        }

        // The count is a stranger's word: room is made as items come.
        var items = new List<AmfValue>();
        for (var left = BinaryPrimitives.ReadUInt32BigEndian(count); left > 0; left--)
        {
            if (Read(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new ListValue(items);
    }

    private bool TryTake(long length, out ReadOnlySpan<byte> taken)
    {
        if (_left.Length < length)
        {
            taken = default;
            return false;
        }

        taken = _left[..(int)length];
        _left = _left[(int)length..];
        return true;
    }
}
