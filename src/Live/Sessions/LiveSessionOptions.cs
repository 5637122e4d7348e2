namespace LiveFair.Live.Sessions;

/// <summary>How live sessions work on a node.</summary>
public sealed class LiveSessionOptions
{
    /// <summary>
    /// How long the commands of a busy session are gathered, to be decided and committed together. A quiet session
    /// waits for nothing. Default 20 ms, 0 to 100 ms.
    /// </summary>
    public TimeSpan Gathering { get; set; } = TimeSpan.FromMilliseconds(20);
}
