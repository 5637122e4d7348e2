using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;

namespace LiveFair.Live;

/// <summary>The one way to reach a grain: by its id, never by a raw string.</summary>
public static class Grains
{
    /// <summary>The writer of a session's log.</summary>
    public static ISessionGrain GetSession(this IGrainFactory grains, SessionId session) =>
        grains.GetGrain<ISessionGrain>(session.Value);
}
