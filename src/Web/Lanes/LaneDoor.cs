using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveFair.Web.Lanes;

/// <summary>
/// Stands around HTTP on one connection. A request that is granted a lane leaves word here and ends; the lane begins
/// once HTTP is through, so that of the request nothing is kept for the hours that somebody watches.
/// </summary>
internal sealed class LaneDoor(ConnectionContext connection) : IConnectionHeartbeatFeature
{
    private readonly IDuplexPipe _transport = connection.Transport;
    private readonly DoorTransport _ofRequests = new(connection.Transport);
    private readonly Lock _gate = new();
    private List<(Action<object> Beat, object State)>? _ofHttp = [];
    private ConnectionDelegate? _lane;

    /// <summary>Lets requests on these connections be granted lanes. Comes before TLS, where there is any.</summary>
    public static void Stand(IConnectionBuilder connections) =>
        connections.Use(http => connection => new LaneDoor(connection).Pass(http));

    /// <summary>
    /// Whether more has come than the request that is being answered. Only between a request and its answer.
    /// </summary>
    public bool HasMore()
    {
        var input = connection.Transport.Input;
        if (!input.TryRead(out var more))
        {
            return false;
        }

        input.AdvanceTo(more.Buffer.Start);
        return !more.Buffer.IsEmpty;
    }

    /// <summary>Has the connection go on as a lane when the request that asked for it has ended.</summary>
    public void Open(ConnectionDelegate lane) => _lane = lane;

    /// <summary>
    /// The lane itself will answer the request that is being answered: what HTTP says of it does not reach the peer.
    /// Only before anything was said, and where <see cref="HasMore"/> is false: then all answers before have arrived,
    /// and what the lane writes past HTTP comes after them. The request must be the last (<c>Connection: close</c>).
    /// </summary>
    public void Answer() => _ofRequests.Silence();

    /// <summary>HTTP times its requests by the connection's heartbeat; it must not time a lane.</summary>
    public void OnHeartbeat(Action<object> action, object state)
    {
        lock (_gate)
        {
            _ofHttp?.Add((action, state));
        }
    }

    private async Task Pass(ConnectionDelegate http)
    {
        var heartbeat = connection.Features.GetRequiredFeature<IConnectionHeartbeatFeature>();
        connection.Features.Set(this);
        connection.Features.Set<IConnectionHeartbeatFeature>(this);
        connection.Transport = _ofRequests;
        heartbeat.OnHeartbeat(static door => ((LaneDoor)door).Beat(), this);
        await http(connection);
        if (_lane is { } lane)
        {
            Close();
            connection.Transport = _transport;
            connection.Features.Set<LaneDoor>(null);
            connection.Features.Set(heartbeat);
            await lane(connection);
        }
    }

    private void Beat()
    {
        lock (_gate)
        {
            _ofHttp?.ForEach(static of => of.Beat(of.State));
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            (_ofHttp, _lane) = (null, null);
        }
    }
}
