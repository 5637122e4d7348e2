using LiveFair.Live.Comments;

namespace LiveFair.Live.Log;

/// <summary>What the rules say to a command that they allow.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Log this.</summary>
    /// <param name="Event">The event, with its rows.</param>
    public sealed record Log(PendingEvent Event) : Decision;

    /// <summary>Log nothing; let it wait until somebody looked at it.</summary>
    /// <param name="Comment">What waits; its id is given when it is stored.</param>
    public sealed record Hold(HeldComment Comment) : Decision;

    /// <summary>It is so already.</summary>
    /// <param name="Offset">The event that made it so.</param>
    public sealed record Stands(long Offset) : Decision;
}
