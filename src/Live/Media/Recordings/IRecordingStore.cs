using LiveFair.Live.Ids;

namespace LiveFair.Live.Media.Recordings;

/// <summary>Keeps the video of sessions for as long as it may be watched again.</summary>
public interface IRecordingStore
{
    /// <summary>Begins to record; what was recorded of the session before stays.</summary>
    IRecording Record(SessionId session);

    /// <summary>What there is of a session's recording; null when there is nothing.</summary>
    Task<StoredRecording?> Find(SessionId session);

    /// <summary>Opens a file of a recording, from its beginning; null when it is gone.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="number">Which file, from 1.</param>
    Task<Stream?> Open(SessionId session, int number);

    /// <summary>The sessions that something is kept of.</summary>
    Task<IReadOnlyList<SessionId>> List();

    /// <summary>
    /// Deletes a recording for good; nothing happens when there is none. Who reads it meanwhile may read on.
    /// </summary>
    Task Delete(SessionId session);
}
