namespace LiveFair.Live.Media.Mp4Intake;

/// <summary>Walks the boxes within a box (ISO/IEC 14496-12, 4.2).</summary>
internal ref struct Mp4Boxes(ReadOnlySpan<byte> content)
{
    private const int Header = 8;

    private ByteReader _reader = new(content);

    /// <summary>The present box's four letters, as a number.</summary>
    public uint Name { get; private set; }

    /// <summary>What the present box holds.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>A box's letters as <see cref="Name"/> has them.</summary>
    public static uint Letters(ReadOnlySpan<byte> name) => new ByteReader(name).U32();

    /// <summary>The content of the first box of that name; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> content, ReadOnlySpan<byte> name)
    {
        var boxes = new Mp4Boxes(content);
        var letters = Letters(name);
        while (boxes.Next())
        {
            if (boxes.Name == letters)
            {
                return boxes.Content;
            }
        }

        return default;
    }

    /// <summary>Goes to the next box; false behind the last, and where the bytes are none.</summary>
    public bool Next()
    {
        if (_reader.IsEmpty)
        {
            return false;
        }

        var size = _reader.U32();
        Name = _reader.U32();
        Content = size >= Header && size <= int.MaxValue ? _reader.Take((int)size - Header) : _reader.Take(-1);
        return !_reader.Failed;
    }
}
