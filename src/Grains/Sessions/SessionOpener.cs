using LiveFair.Grains.Log;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Sessions;

/// <summary>Brings a session from its stores to where it stood.</summary>
internal sealed class SessionOpener(
    ILogStore logs,
    ISessionStore sessions,
    IAudienceStore audiences,
    IHeldStore held,
    IRelay relay,
    TimeProvider time,
    ILogger<SessionAudience> logger)
{
    /// <returns>Null when there is none.</returns>
    public async Task<OpenSession?> Open(SessionId id, StoreWrites writes)
    {
        if (await sessions.Find(id) is not { } session)
        {
            return null;
        }

        var log = await LogWriter.Open(LogName.Of(id), logs, relay, writes);
        var state = new SessionState(session);
        await foreach (var logged in SessionHistory.Read(logs, log.Name, log.Head))
        {
            state.Apply(logged);
        }

        await SessionHistory.RecallWhoWaits(logs, log.Name, state, time.GetUtcNow());
        var waiting = await HeldComments.Load(state, held, writes);
        if (state.Interest.Nameless() is { Count: > 0 } gone)
        {
            state.Interest.Know(await sessions.Name(gone));
        }

        return new OpenSession(log, state, waiting, await SessionAudience.Load(id, audiences, logger));
    }
}
