using LiveFair.Live.Ids;

namespace LiveFair.Live.Sessions;

/// <summary>
/// How many watched sessions, and how many saw which posting. Of no person it can be told what they saw.
/// </summary>
public interface IAudienceStore
{
    /// <summary>All that was stored of a session.</summary>
    Task<StoredAudience> Read(SessionId session);

    /// <summary>Stores what was observed since the last time, in one commit.</summary>
    /// <param name="session">Of which session.</param>
    /// <param name="sample">How many watch; one at a session time, the last one stays. Null: nobody looked.</param>
    /// <param name="news">People who were not counted before.</param>
    Task Add(SessionId session, AudienceSample? sample, IReadOnlyList<Sighting> news);
}

/// <summary>A session's audience as it was stored.</summary>
/// <param name="Samples">In order of time.</param>
/// <param name="Sightings">In the order in which they were stored.</param>
public sealed record StoredAudience(IReadOnlyList<AudienceSample> Samples, IReadOnlyList<Sighting> Sightings);
