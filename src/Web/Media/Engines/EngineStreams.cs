using System.Diagnostics.CodeAnalysis;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// The sessions that are published at the engine, as it told this node since it started. Only who has a session's key
/// makes an entry.
/// </summary>
internal sealed class EngineStreams(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, EngineStream> _streams = [];

    /// <summary>All that there are.</summary>
    public IReadOnlyList<EngineStream> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _streams.Values];
            }
        }
    }

    /// <summary>Whether somebody publishes a session now.</summary>
    public bool IsLive(SessionId session) => TryFind(session, out var stream) && stream.IsLive;

    /// <summary>A session's stream; false when nobody with its key came.</summary>
    public bool TryFind(SessionId session, [NotNullWhen(true)] out EngineStream? stream)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(session, out stream);
        }
    }

    /// <summary>Does something with a session's stream, made if need be, that keeps it from being forgotten.</summary>
    public void With(SessionId session, Action<EngineStream> act)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(session, out var stream))
            {
                _streams[session] = stream = new EngineStream(session, time);
            }

            act(stream);
        }
    }

    /// <summary>Forgets a stream that nobody publishes.</summary>
    public void ForgetIdle(EngineStream stream)
    {
        lock (_gate)
        {
            if (stream.IsIdle)
            {
                _streams.Remove(stream.Session);
            }
        }
    }
}
