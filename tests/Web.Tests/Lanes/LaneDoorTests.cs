using System.Buffers;
using System.IO.Pipelines;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>What is left of HTTP on a connection that has become a lane: nothing.</summary>
public sealed class LaneDoorTests
{
    private readonly Heart _heart = new();
    private readonly DefaultConnectionContext _connection = new();
    private readonly List<string> _happened = [];

    public LaneDoorTests() => _connection.Features.Set<IConnectionHeartbeatFeature>(_heart);

    [Fact]
    public async Task A_connection_that_was_granted_no_lane_is_left_to_HTTP()
    {
        await Pass(_ => _happened.Add("http"));
        Assert.Equal(["http"], _happened);
    }

    [Fact]
    public async Task A_lane_begins_when_HTTP_has_ended()
    {
        await Pass(door =>
        {
            door.Open(Lane);
            _happened.Add("http");
        });
        Assert.Equal(["http", "lane"], _happened);
    }

    [Fact]
    public async Task HTTP_has_the_heartbeat_until_the_lane_begins_and_the_lane_has_the_connection_s_own()
    {
        await Pass(door =>
        {
            _connection.Features.GetRequiredFeature<IConnectionHeartbeatFeature>()
                .OnHeartbeat(_ => _happened.Add("http beats"), this);
            _heart.Beat();
            door.Open(Lane);
        });
        _heart.Beat();
        Assert.Equal(["http beats", "lane"], _happened);
        Assert.Same(_heart, _connection.Features.Get<IConnectionHeartbeatFeature>());
        Assert.Null(_connection.Features.Get<LaneDoor>());
    }

    [Fact]
    public async Task What_HTTP_says_reaches_the_peer_until_the_lane_answers()
    {
        var (pipe, spare) = (new Pipe(), new Pipe());
        _connection.Transport = new Transport(spare.Reader, pipe.Writer);
        var transport = _connection.Transport;
        var connections = new Connections();
        LaneDoor.Stand(connections);
        await connections.Middleware!(async connection =>
        {
            var door = connection.Features.GetRequiredFeature<LaneDoor>();
            await connection.Transport.Output.WriteAsync("said "u8.ToArray());
            door.Answer();
            await connection.Transport.Output.WriteAsync(new byte[100_000]);
            await connection.Transport.Output.CompleteAsync();
            door.Open(async lane =>
            {
                Assert.Same(transport, lane.Transport);
                await lane.Transport.Output.WriteAsync("by the lane"u8.ToArray());
            });
        })(_connection);
        await pipe.Writer.CompleteAsync();

        var heard = await pipe.Reader.ReadAtLeastAsync(int.MaxValue);
        Assert.Equal("said by the lane"u8, heard.Buffer.ToArray());
    }

    private Task Lane(ConnectionContext connection)
    {
        Assert.Same(_connection, connection);
        _happened.Add("lane");
        return Task.CompletedTask;
    }

    private Task Pass(Action<LaneDoor> http)
    {
        var connections = new Connections();
        LaneDoor.Stand(connections);
        return connections.Middleware!(connection =>
        {
            http(connection.Features.GetRequiredFeature<LaneDoor>());
            return Task.CompletedTask;
        })(_connection);
    }

    private sealed class Heart : IConnectionHeartbeatFeature
    {
        private Action _beat = () => { };

        public void OnHeartbeat(Action<object> action, object state) => _beat += () => action(state);

        public void Beat() => _beat();
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Connections : IConnectionBuilder
    {
        public Func<ConnectionDelegate, ConnectionDelegate>? Middleware { get; private set; }

        public IServiceProvider ApplicationServices => throw new NotSupportedException();

        public IConnectionBuilder Use(Func<ConnectionDelegate, ConnectionDelegate> middleware)
        {
            Middleware = middleware;
            return this;
        }

        public ConnectionDelegate Build() => throw new NotSupportedException();
    }
}
