namespace LiveFair.Live.Media.Mp4Intake;

/// <summary>The descriptors of an MP4 sound track (ISO/IEC 14496-1, 7.2.6).</summary>
internal static class Esds
{
    private const byte Stream = 3;
    private const byte Decoder = 4;
    private const byte Specific = 5;

    /// <summary>The AudioSpecificConfig within; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Config(ReadOnlySpan<byte> esds)
    {
        var reader = new ByteReader(esds);
        reader.Take(4);
        var stream = new ByteReader(Find(reader.Left, Stream));
        stream.U16();
        var flags = stream.U8();
        stream.Take((flags & 0x80) != 0 ? 2 : 0);
        stream.Take((flags & 0x40) != 0 ? stream.U8() : 0);
        stream.Take((flags & 0x20) != 0 ? 2 : 0);
        var decoder = new ByteReader(Find(stream.Left, Decoder));
        decoder.Take(13);
        return Find(decoder.Left, Specific);
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> descriptors, byte wanted)
    {
        var reader = new ByteReader(descriptors);
        while (!reader.IsEmpty)
        {
            var tag = reader.U8();
            var content = reader.Take(Length(ref reader));
            if (reader.Failed || tag == wanted)
            {
                return content;
            }
        }

        return default;
    }

    private static int Length(ref ByteReader reader)
    {
        var length = 0;
        for (var i = 0; i < 4; i++)
        {
            var part = reader.U8();
            length = (length << 7) | (part & 0x7F);
            if ((part & 0x80) == 0)
            {
                break;
            }
        }

        return length;
    }
}
