using System.Collections.Concurrent;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>
/// Sends a node's commands for one session together: what arrives while a batch is on its way goes with the next one.
/// An idle session is asked at once, a busy one many commands at a time.
/// </summary>
internal sealed class CommandBatcher(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<SessionId, SessionBatch> _batches = new();

    /// <inheritdoc cref="ISessionGrain.Do" />
    public Task<Outcome<Appended>> Do(SessionId session, SessionCommand command)
    {
        while (true)
        {
            var batch = _batches.GetOrAdd(session, id => new SessionBatch(grains.GetSession(id), () => Forget(id)));
            if (batch.TryAdd(command, out var answer))
            {
                return answer;
            }
        }
    }

    private void Forget(SessionId session) => _batches.TryRemove(session, out _);
}
