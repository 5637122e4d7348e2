using System.Collections.Concurrent;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Grains.Sessions;

/// <summary>
/// Sends a node's commands for one session together: what arrives soon after a batch goes with the next one. A quiet
/// session is asked at once, a busy one many commands at a time: each round costs as much as dozens of commands in it.
/// </summary>
internal sealed class CommandBatcher(IGrainFactory grains, IOptions<LiveSessionOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<SessionId, SessionBatch> _batches = new();

    /// <inheritdoc cref="ISessionGrain.Do" />
    public Task<Outcome<Appended>> Do(SessionId session, SessionCommand command)
    {
        while (true)
        {
            var batch = _batches.GetOrAdd(session, Begin);
            if (batch.TryAdd(command, out var answer))
            {
                return answer;
            }
        }
    }

    private SessionBatch Begin(SessionId session) => new(
        grains.GetSession(session), () => Task.Delay(options.Value.Gathering, time), () => Forget(session));

    private void Forget(SessionId session) => _batches.TryRemove(session, out _);
}
