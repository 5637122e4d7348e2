namespace LiveFair.Web.Feeds;

/// <summary>How a node spreads a log to those who watch it.</summary>
public sealed class FeedOptions
{
    /// <summary>The shortest time between two frames. Default 25 ms, 5 ms to 1 s. An idle feed sends at once.</summary>
    public TimeSpan Spacing { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Comments of one second that go over screens. Default 200, 10 to 10,000.</summary>
    public int ReadablePerSecond { get; set; } = 200;

    /// <summary>
    /// Events a returning viewer may have missed and still recovers exactly. Default 2,000, 0 to 4,000.
    /// </summary>
    public int RecoveryWindow { get; set; } = 2_000;

    /// <summary>What carries frames to viewers. Default <see cref="FeedTransport.Lanes"/>.</summary>
    public FeedTransport Transport { get; set; } = FeedTransport.Lanes;
}

/// <summary>See <see cref="FeedOptions.Transport"/>.</summary>
public enum FeedTransport
{
    /// <summary>Straight to a connection's socket where it can be had, SignalR's own transport elsewhere.</summary>
    Lanes,

    /// <summary>SignalR's own transport for everybody.</summary>
    SignalR,
}
