namespace LiveFair.Live.Sessions;

/// <summary>
/// Chooses the comments that go over screens when there are more than anybody can read: the first so many of each
/// second. It depends on the log alone, so that all nodes choose alike. The static list holds the others.
/// </summary>
/// <param name="perSecond">How many comments of one second are shown.</param>
public sealed class ScreenSampler(int perSecond)
{
    private long _second;
    private int _shown;

    /// <summary>
    /// Whether the comment accepted at that time is shown. Ask once for each, in the order of the log.
    /// </summary>
    public bool Shows(DateTimeOffset at)
    {
        var second = at.ToUnixTimeSeconds();
        if (second != _second)
        {
            _second = second;
            _shown = 0;
        }

        return ++_shown <= perSecond;
    }
}
