using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Claims;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A connection with a hub of the test's own, between two sockets.</summary>
public sealed class LaneConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Close = RawPeer.Frame(0x88, [0x03, 0xE8]);

    private readonly CancellationTokenSource _late = new(Patience);
    private readonly FakeTimeProvider _time = new();
    private readonly Closing _closing = new();
    private readonly TaskCompletionSource _aborted = new();
    private SocketPair _pair = null!;
    private LaneConnection _connection = null!;

    public async Task InitializeAsync()
    {
        _pair = await SocketPair.Open();
        _connection = new LaneConnection(
            Transport(new Incoming(_pair.Stream)),
            new Lane(_pair.Server, Abort, _time),
            new ClaimsPrincipal(),
            _time.GetUtcNow().AddHours(1),
            _time);
    }

    public Task DisposeAsync()
    {
        _pair.Dispose();
        _late.Dispose();
        _closing.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_hub_that_ends_in_the_middle_of_a_long_message_waits_for_the_peer_s_close_and_no_longer()
    {
        var serving = Serve(_ => Task.CompletedTask);
        var sending = Send([.. RawPeer.Frame(0x82, new byte[500_000]), .. Close]);
        Assert.Equal(1000, (await PeerFrame.Read(_pair.Client, _late.Token))!.Status);
        await sending;
        await serving.WaitAsync(Patience);
        Assert.True(_connection.Lane.HasEnded);
    }

    [Fact]
    public async Task A_hub_that_does_not_read_holds_its_peer_up_and_nothing_else_piles_up()
    {
        var go = new TaskCompletionSource();
        var read = 0L;
        var serving = Serve(async hub =>
        {
            await go.Task;
            while (await hub.Transport.Input.ReadAsync() is { Buffer.IsEmpty: false } next)
            {
                // A pipe lets its writer go a page or so over what it may keep.
                Assert.InRange(next.Buffer.Length, 1, 80_000);
                read += next.Buffer.Length;
                hub.Transport.Input.AdvanceTo(next.Buffer.End);
            }
        });
        var sending = Send([.. RawPeer.Frame(0x82, new byte[3_000_000]), .. Close]);
        go.SetResult();
        await sending;
        await serving.WaitAsync(Patience);
        Assert.Equal(3_000_000, read);
    }

    [Fact]
    public async Task A_connection_that_has_ended_may_be_asked_to_close()
    {
        var serving = Serve(_ => Task.CompletedTask);
        await Send(Close);
        await serving.WaitAsync(Patience);
        _closing.RequestClose();
        _time.Advance(TimeSpan.FromHours(2));
        _closing.Beat();
    }

    [Fact]
    public async Task A_hub_is_asked_to_close_when_the_server_stops()
    {
        var asked = new TaskCompletionSource();
        var serving = Serve(async hub =>
        {
            OnAsked(hub, asked.SetResult);
            await asked.Task;
        });
        _closing.RequestClose();
        await Send(Close);
        await serving.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_hub_is_asked_to_close_when_the_token_has_ended()
    {
        var asked = new TaskCompletionSource();
        var serving = Serve(hub =>
        {
            OnAsked(hub, asked.SetResult);
            return asked.Task;
        });
        _time.Advance(TimeSpan.FromHours(1));
        _closing.Beat();
        Assert.False(asked.Task.IsCompleted, "it holds for an hour");
        _time.Advance(TimeSpan.FromSeconds(1));
        _closing.Beat();
        await Send(Close);
        await serving.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_holds_up_neither_the_hub_s_end_nor_the_connection_s()
    {
        var serving = Serve(async hub =>
        {
            var asked = new TaskCompletionSource();
            OnAsked(hub, asked.SetResult);
            await asked.Task;
            await hub.Transport.Output.WriteAsync(new byte[500_000]);
        });
        _closing.RequestClose();
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(_connection.Lane.HasEnded, "it has five seconds");
        _time.Advance(TimeSpan.FromSeconds(1));
        await serving.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_a_close_has_five_seconds()
    {
        var serving = Serve(_ => Task.CompletedTask);
        Assert.Equal(1000, (await PeerFrame.Read(_pair.Client, _late.Token))!.Status);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(_connection.Lane.HasEnded, "it has five seconds");
        _time.Advance(TimeSpan.FromSeconds(1));
        await serving.WaitAsync(Patience);
    }

    /// <summary>HTTP's last answers may still wait in the socket: they have no other timer any more.</summary>
    [Fact]
    public async Task A_peer_that_closes_and_leaves_what_it_was_sent_unread_is_let_go_after_five_seconds()
    {
        _pair.Server.Blocking = false;
        while (_pair.Server.Send(new byte[4_096], SocketFlags.None, out var full) > 0 || full == SocketError.Success)
        {
        }

        await Send(Close);
        await Serve(_ => Task.CompletedTask).WaitAsync(Patience);
        _time.Advance(TimeSpan.FromSeconds(5));
        await _aborted.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(SocketError.TimedOut)]
    [InlineData(SocketError.HostUnreachable)]
    [InlineData(SocketError.ConnectionAborted)]
    public async Task A_peer_that_the_network_has_lost_is_no_failure_of_the_server(SocketError how)
    {
        // Kestrel makes a ConnectionResetException of a reset only; the others come as they are.
        var input = new Pipe();
        await input.Writer.CompleteAsync(new SocketException((int)how));
        var transport = Transport(new Incoming(input.Reader));
        var connection = new LaneConnection(
            transport, new Lane(_pair.Server, () => { }, _time), new ClaimsPrincipal(), null, _time);
        await connection.Serve(_ => Task.CompletedTask).WaitAsync(Patience);
        Assert.True(connection.Lane.HasEnded);
    }

    private DefaultConnectionContext Transport(IDuplexPipe incoming)
    {
        var transport = new DefaultConnectionContext("peer", incoming, new Incoming(Stream.Null));
        transport.Features.Set<IConnectionLifetimeNotificationFeature>(_closing);
        transport.Features.Set<IConnectionHeartbeatFeature>(_closing);
        return transport;
    }

    private Task Serve(ConnectionDelegate hub) => _connection.Serve(hub);

    private async Task Send(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _pair.Client.SendAsync(bytes.AsMemory(sent), SocketFlags.None, _late.Token);
        }
    }

    private void Abort()
    {
        _pair.Server.Dispose();
        _aborted.TrySetResult();
    }

    private static void OnAsked(ConnectionContext hub, Action then) => hub.Features
        .GetRequiredFeature<IConnectionLifetimeNotificationFeature>().ConnectionClosedRequested.Register(then);

    /// <summary>The way in; a lane goes out by itself.</summary>
    private sealed class Incoming(PipeReader from) : IDuplexPipe
    {
        public Incoming(Stream from)
            : this(PipeReader.Create(from))
        {
        }

        public PipeReader Input => from;

        public PipeWriter Output => throw new InvalidOperationException("A lane has the socket.");
    }

    /// <summary>What asks a connection to close, and its heartbeat by hand.</summary>
    private sealed class Closing : IConnectionLifetimeNotificationFeature, IConnectionHeartbeatFeature, IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private Action _beat = () => { };

        public CancellationToken ConnectionClosedRequested
        {
            get => _source.Token;
            set => throw new NotSupportedException();
        }

        public void RequestClose() => _source.Cancel();

        public void OnHeartbeat(Action<object> action, object state) => _beat += () => action(state);

        public void Beat() => _beat();

        public void Dispose() => _source.Dispose();
    }
}
