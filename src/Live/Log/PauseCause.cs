namespace LiveFair.Live.Log;

/// <summary>Why a session paused. The words are stored.</summary>
public enum PauseCause
{
    /// <summary>The host asked for it.</summary>
    Host = 0,

    /// <summary>The video stopped coming.</summary>
    PictureLost = 1,
}
