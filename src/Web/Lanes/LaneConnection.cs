using System.IO.Pipelines;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveFair.Web.Lanes;

/// <summary>
/// A WebSocket connection as SignalR's hub handler wants it: what comes in is parsed into a pipe, what goes out goes
/// through a <see cref="Lanes.Lane"/>. The request it began with is over: a hub finds no HTTP context here.
/// </summary>
internal sealed class LaneConnection : ConnectionContext,
    IDuplexPipe,
    IConnectionUserFeature,
    ITransferFormatFeature
{
    private const int MostUnread = 64 * 1024;

    /// <summary>How long the end may take: first for the hub's last words, then for the peer's answer.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    /// <summary>How long a peer may take nothing.</summary>
    private static readonly TimeSpan StuckPatience = TimeSpan.FromSeconds(30);

    private static readonly PipeOptions InputOptions = new(
        readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: MostUnread, useSynchronizationContext: false);

    private readonly ConnectionContext _transport;
    private readonly IConnectionLifetimeNotificationFeature _closing;
    private readonly DateTimeOffset? _expires;
    private readonly TimeProvider _time;
    private readonly LaneWriter _output;
    private readonly Pipe _input = new(InputOptions);
    private readonly CancellationTokenRegistration _asked;

    private IDictionary<object, object?>? _items;
    private ITimer? _deadline;

    /// <param name="transport">Where bytes come from; it may ask the hub to close.</param>
    /// <param name="lane">The outgoing side.</param>
    /// <param name="user">Who was let in.</param>
    /// <param name="expires">When it is closed because the user's token ends; null: never.</param>
    /// <param name="time">Measures how long the end takes.</param>
    public LaneConnection(
        ConnectionContext transport, Lane lane, ClaimsPrincipal user, DateTimeOffset? expires, TimeProvider time)
    {
        _transport = transport;
        _closing = transport.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>();
        _expires = expires;
        _time = time;
        Lane = lane;
        User = user;
        ConnectionId = transport.ConnectionId;
        _output = new LaneWriter(lane, this);

        // Not on the heartbeat: a server that stops has none.
        _asked = _closing.ConnectionClosedRequested.Register(
            static connection => ((LaneConnection)connection!).Hurry(), this);
        var heartbeat = transport.Features.GetRequiredFeature<IConnectionHeartbeatFeature>();
        heartbeat.OnHeartbeat(static connection => ((LaneConnection)connection).Beat(), this);
        Features.Set<IConnectionUserFeature>(this);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set(_closing);
        Features.Set(heartbeat);
        Features.Set(lane);
    }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException("The transport is this connection.");
    }

    public Lane Lane { get; }

    public ClaimsPrincipal? User { get; set; }

    public TransferFormat SupportedFormats => TransferFormat.Binary | TransferFormat.Text;

    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;

    PipeReader IDuplexPipe.Input => _input.Reader;

    PipeWriter IDuplexPipe.Output => _output;

    /// <summary>Serves the connection until either side ends it.</summary>
    /// <param name="hub">Serves the calls.</param>
    public async Task Serve(ConnectionDelegate hub)
    {
        var reading = Read();
        try
        {
            await hub(this);
        }
        finally
        {
            await Close(reading);
        }
    }

    public override void Abort(ConnectionAbortedException abortReason) => Lane.Abort();

    /// <summary>Once a second: lets go of a stuck peer, and closes when the token ends.</summary>
    private void Beat()
    {
        Lane.EndIfStuck(StuckPatience);
        if (_expires < _time.GetUtcNow())
        {
            _closing.RequestClose();
        }
    }

    private async Task Read()
    {
        try
        {
            await new LaneReader(_transport.Transport.Input, _input.Writer, Lane).Run();
        }
        finally
        {
            Hurry();
        }
    }

    private void Hurry() => Replace(
        _time.CreateTimer(static lane => ((Lane)lane!).Abort(), Lane, ClosePatience, Timeout.InfiniteTimeSpan));

    private void Replace(ITimer? deadline) => Interlocked.Exchange(ref _deadline, deadline)?.Dispose();

    private async Task Close(Task reading)
    {
        // Or the reader would wait for the hub to take what it has, and never see the peer's close.
        await _input.Reader.CompleteAsync();
        Lane.SendControl(Opcode.Close, CloseStatus.Normal);
        Hurry();
        try
        {
            await reading;
        }
        finally
        {
            Lane.End();
            await _asked.DisposeAsync();

            // HTTP's last answers may still wait in the socket for a peer that does not read, and nothing else ends it.
            _transport.ConnectionClosed.Register(
                static connection => ((LaneConnection)connection!).Replace(null), this);
        }
    }
}
