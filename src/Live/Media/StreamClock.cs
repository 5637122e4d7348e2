namespace LiveFair.Live.Media;

/// <summary>
/// Turns a publisher's own 32-bit clock into the stream's one timeline, which never steps back: a publisher who comes
/// again and counts from 0, whose clock jumps, or whose clock comes round after 49.7 days, is not noticed by a player.
/// </summary>
public sealed class StreamClock
{
    /// <summary>The least step, in ms, over a break that took no time.</summary>
    public const int LeastStep = 40;

    /// <summary>How far a frame may lie before the newest, in ms: sound and picture come interleaved.</summary>
    public const int LargestStepBack = 500;

    /// <summary>How far a frame may lie ahead of the stream's own time, in ms.</summary>
    public const int LargestLead = 10_000;

    private long _offset;
    private long _raw;
    private long _newest = -LeastStep;
    private bool _isFresh = true;

    /// <summary>A publisher begins: its first frame is laid where the stream's own time then stands.</summary>
    public void Begin() => _isFresh = true;

    /// <summary>Where a frame lies, in ms from the stream's beginning.</summary>
    /// <param name="publisherMs">The publisher's clock.</param>
    /// <param name="streamMs">The stream's own time, in ms: how long ago it began.</param>
    public long Place(uint publisherMs, long streamMs)
    {
        if (_isFresh)
        {
            _raw = publisherMs;
            _offset = Math.Max(streamMs, _newest + LeastStep) - _raw;
            _isFresh = false;
        }

        _raw += (int)(publisherMs - (uint)_raw);
        var place = _raw + _offset;
        if (place < _newest - LargestStepBack || place > Math.Max(streamMs, _newest) + LargestLead)
        {
            _offset += _newest + LeastStep - place;
            place = _newest + LeastStep;
        }

        _newest = Math.Max(_newest, place);
        return Math.Max(0, place);
    }
}
