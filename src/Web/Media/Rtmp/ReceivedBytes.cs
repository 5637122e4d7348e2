namespace LiveFair.Web.Media.Rtmp;

/// <summary>Counts what came on one connection: acknowledges it, and bounds what a stranger may send.</summary>
/// <param name="mostOfStranger">Bytes that may come before the publisher is known.</param>
internal sealed class ReceivedBytes(RtmpReplies replies, int mostOfStranger)
{
    private const uint LeastWindow = 1_000;

    private uint _window = RtmpReplies.Window;
    private uint _all;
    private uint _acknowledged;
    private long _ofStranger;
    private bool _isKnown;

    /// <summary>The publisher has shown its key.</summary>
    public void Trust() => _isKnown = true;

    /// <summary>The publisher is a stranger again.</summary>
    public void Distrust() => (_isKnown, _ofStranger) = (false, 0);

    /// <summary>The publisher wants to hear each time that so many have come (RTMP 1.0, section 5.4.4).</summary>
    public void SetWindow(uint bytes) => _window = Math.Max(LeastWindow, bytes);

    /// <returns>Whether so much may come.</returns>
    public bool Count(long bytes)
    {
        _all = unchecked(_all + (uint)bytes);
        if (unchecked(_all - _acknowledged) >= _window)
        {
            replies.Acknowledge(_all);
            _acknowledged = _all;
        }

        if (!_isKnown)
        {
            _ofStranger += bytes;
        }

        return _isKnown || _ofStranger <= mostOfStranger;
    }
}
