using LiveFair.Live.Ids;

namespace LiveFair.Live.Media;

/// <summary>The hashes of stream keys, one for each session.</summary>
public interface IStreamKeyStore
{
    /// <summary>The hash of the session's present key; null when none was made.</summary>
    Task<string?> Find(SessionId session);

    /// <summary>Stores the first key, with its trace in the audit trail.</summary>
    /// <returns>Whether it is stored; false when there is a key already, and nothing changed.</returns>
    Task<bool> Make(SessionId session, StreamKey key, Caller by, DateTimeOffset now);

    /// <summary>Stores a key in place of the one before, with its trace in the audit trail.</summary>
    Task Rotate(SessionId session, StreamKey key, Caller by, DateTimeOffset now);
}
