namespace LiveFair.Live.Media;

/// <summary>
/// Reads a codec's header bit by bit. Past the end it reads zeros and says so afterwards, so that no parser of hostile
/// bytes needs to check each step.
/// </summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestZeros = 31;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _at;

    /// <summary>Whether more was asked for than there is, or a number was longer than 32 bits.</summary>
    public bool Failed { get; private set; }

    /// <summary>The next bits as a number, up to 31 of them.</summary>
    public int Read(int bits)
    {
        var value = 0;
        for (; bits > 0; bits--, _at++)
        {
            var index = _at >> 3;
            if (index >= _bytes.Length)
            {
                Failed = true;
                return 0;
            }

            value = (value << 1) | ((_bytes[(int)index] >> (int)(7 - (_at & 7))) & 1);
        }

        return value;
    }

    /// <summary>The next bit.</summary>
    public bool Flag() => Read(1) == 1;

    /// <summary>Passes over bits.</summary>
    public void Skip(int bits) => _at += bits;

    /// <summary>An unsigned Exp-Golomb number (ITU-T H.264, 9.1).</summary>
    public int Unsigned()
    {
        var zeros = 0;
        while (!Failed && !Flag())
        {
            if (++zeros == LongestZeros)
            {
                Failed = true;
            }
        }

        return Failed ? 0 : (1 << zeros) - 1 + Read(zeros);
    }

    /// <summary>A signed Exp-Golomb number (ITU-T H.264, 9.1.1).</summary>
    public int Signed()
    {
        var code = Unsigned();
        return (code & 1) == 1 ? (code / 2) + 1 : -(code / 2);
    }
}
