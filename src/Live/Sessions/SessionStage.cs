namespace LiveFair.Live.Sessions;

/// <summary>Where a session stands. Numbers are stored.</summary>
public enum SessionStage
{
    /// <summary>Not begun.</summary>
    Scheduled = 0,

    /// <summary>On air.</summary>
    Live = 1,

    /// <summary>On air, the host is away for a moment.</summary>
    Paused = 2,

    /// <summary>Over.</summary>
    Ended = 3,
}
