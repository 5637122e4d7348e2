using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>
/// Counts what happened in a session. Comments may be left out: their number follows from the offsets.
/// </summary>
internal sealed class SessionTotals
{
    private long _head;
    private long _others;

    /// <summary>Comments that were said.</summary>
    public long Comments => _head - _others;

    /// <summary>How many of them were removed.</summary>
    public int Removed { get; private set; }

    /// <summary>Applications.</summary>
    public int Applications { get; private set; }

    /// <summary>Seats taken in follow-up groups.</summary>
    public int Enrolments { get; private set; }

    /// <summary>Takes in the next event.</summary>
    public void Apply(LoggedEvent logged)
    {
        _head = logged.Offset;
        _others += logged.Body is Commented ? 0 : 1;
        Removed += logged.Body is CommentRemoved ? 1 : 0;
        Applications += logged.Body is Applied ? 1 : 0;
        Enrolments += logged.Body is Enrolled ? 1 : 0;
    }
}
