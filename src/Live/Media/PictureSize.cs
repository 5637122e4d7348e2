namespace LiveFair.Live.Media;

/// <summary>The size that a sequence parameter set gives the picture (ITU-T H.264, 7.3.2.1.1).</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    private const int MacroBlock = 16;

    /// <summary>Reads the size; null when the bytes end too early or hold impossible numbers.</summary>
    public static PictureSize? OfSps(ReadOnlySpan<byte> unit)
    {
        var bits = new BitReader(WithoutEmulation(unit));
        bits.Skip(8);
        var profile = bits.Read(8);
        bits.Skip(16);
        bits.Unsigned();
        var chroma = HasChroma(profile) ? SkipChroma(ref bits) : 1;
        bits.Unsigned();
        SkipOrder(ref bits);
        bits.Unsigned();
        bits.Skip(1);
        var (across, down) = (bits.Unsigned() + 1, bits.Unsigned() + 1);
        var fields = bits.Flag() ? 1 : 2;
        bits.Skip(fields); // What a picture of fields adds, and direct_8x8_inference_flag.
        var (unitX, unitY) = (chroma is 1 or 2 ? 2 : 1, (chroma == 1 ? 2 : 1) * fields);
        var (cutX, cutY) = (0L, 0L);
        if (bits.Flag())
        {
            cutX = (long)unitX * ((long)bits.Unsigned() + bits.Unsigned());
            cutY = (long)unitY * ((long)bits.Unsigned() + bits.Unsigned());
        }

        var width = ((long)across * MacroBlock) - cutX;
        var height = ((long)down * MacroBlock * fields) - cutY;
        return bits.Failed || width is <= 0 or > ushort.MaxValue || height is <= 0 or > ushort.MaxValue
            ? null
            : new PictureSize((int)width, (int)height);
    }

    private static bool HasChroma(int profile) =>
        profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static int SkipChroma(ref BitReader bits)
    {
        const int separate = 3;
        var chroma = bits.Unsigned();
        if (chroma == separate)
        {
            bits.Skip(1);
        }

        bits.Unsigned();
        bits.Unsigned();
        bits.Skip(1);
        if (bits.Flag())
        {
            var lists = chroma == separate ? 12 : 8;
            for (var i = 0; i < lists && !bits.Failed; i++)
            {
                if (bits.Flag())
                {
                    SkipScaling(ref bits, i < 6 ? 16 : 64);
                }
            }
        }

        return chroma;
    }

    private static void SkipScaling(ref BitReader bits, int size)
    {
        var (last, next) = (8, 8);
        for (var i = 0; i < size && next != 0 && !bits.Failed; i++)
        {
            next = (last + bits.Signed() + 256) & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void SkipOrder(ref BitReader bits)
    {
        switch (bits.Unsigned())
        {
            case 0:
                bits.Unsigned();
                break;
            case 1:
                bits.Skip(1);
                bits.Signed();
                bits.Signed();
                for (var i = bits.Unsigned(); i > 0 && !bits.Failed; i--)
                {
                    bits.Signed();
                }

                break;
        }
    }

    /// <summary>Takes out the bytes that keep a start code from appearing within a unit (7.4.1).</summary>
    private static byte[] WithoutEmulation(ReadOnlySpan<byte> unit)
    {
        var kept = new List<byte>(unit.Length);
        var zeros = 0;
        foreach (var next in unit)
        {
            if (zeros >= 2 && next == 3)
            {
                zeros = 0;
                continue;
            }

            zeros = next == 0 ? zeros + 1 : 0;
            kept.Add(next);
        }

        return [.. kept];
    }
}
