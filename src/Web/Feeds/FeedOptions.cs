namespace LiveFair.Web.Feeds;

/// <summary>How a node spreads a log to those who watch it.</summary>
public sealed class FeedOptions
{
    /// <summary>The shortest time between two frames. Default 40 ms, 5 ms to 1 s. An idle feed sends at once.</summary>
    public TimeSpan Spacing { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Comments of one second that go over screens. Default 200, 10 to 10,000.</summary>
    public int ReadablePerSecond { get; set; } = 200;

    /// <summary>
    /// Events a returning viewer may have missed and still recovers exactly. Default 2,000, 0 to 4,000.
    /// </summary>
    public int RecoveryWindow { get; set; } = 2_000;
}
