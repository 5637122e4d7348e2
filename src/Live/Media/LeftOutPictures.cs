namespace LiveFair.Live.Media;

/// <summary>
/// Counts the pictures that an encoder left out: a gap that its usual pace does not explain. The pace is learnt from
/// the pictures themselves and follows them, for cameras slow down in the dark and their clocks jitter.
/// </summary>
internal sealed class LeftOutPictures
{
    private const int Learning = 8;

    private double _usualMs;
    private int _learnt;

    /// <summary>How many so far.</summary>
    public int Count { get; private set; }

    /// <summary>The next picture came so long after the one before.</summary>
    public void Step(long ms)
    {
        if (ms <= 0)
        {
            return;
        }

        var isUsual = _learnt < Learning || ms <= _usualMs * 7 / 4;
        if (!isUsual)
        {
            Count += Math.Max(1, (int)Math.Min(Math.Round(ms / _usualMs) - 1, int.MaxValue / 2));
        }

        // A pause says nothing of the pace.
        _learnt = Math.Min(_learnt + 1, Learning);
        _usualMs += ((isUsual ? ms : Math.Min(ms, _usualMs * 2)) - _usualMs) / _learnt;
    }
}
