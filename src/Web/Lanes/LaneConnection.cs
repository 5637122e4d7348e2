using System.IO.Pipelines;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveFair.Web.Lanes;

/// <summary>
/// A WebSocket connection as SignalR's hub handler wants it, on the request's own socket: what comes in is parsed into
/// a pipe, what goes out goes through a <see cref="Lanes.Lane"/>.
/// </summary>
internal sealed class LaneConnection : ConnectionContext,
    IDuplexPipe,
    IConnectionUserFeature,
    IHttpContextFeature,
    ITransferFormatFeature,
    IConnectionLifetimeNotificationFeature
{
    private const int MostUnread = 64 * 1024;
    private const int ReadAtOnce = 1_024;

    /// <summary>How long the end may take: first for the hub's last words, then for the peer's answer.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private static readonly PipeOptions InputOptions = new(
        readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: MostUnread, useSynchronizationContext: false);

    private static readonly StreamPipeReaderOptions ReaderOptions = new(bufferSize: ReadAtOnce, useZeroByteReads: true);

    private readonly HttpContext _http;
    private readonly LaneWriter _output;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _closing;
    private readonly ITimer _deadline;
    private readonly Pipe _input = new(InputOptions);

    private IDictionary<object, object?>? _items;

    /// <param name="http">The request that was upgraded.</param>
    /// <param name="lane">Its outgoing side.</param>
    /// <param name="stopping">Fires when the server is asked to end.</param>
    /// <param name="time">Measures how long the end takes.</param>
    public LaneConnection(HttpContext http, Lane lane, CancellationToken stopping, TimeProvider time)
    {
        _http = http;
        Lane = lane;
        User = http.User;
        _output = new LaneWriter(lane, () => ActiveFormat == TransferFormat.Binary ? Opcode.Binary : Opcode.Text);
        _closing = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _deadline = time.CreateTimer(_ => lane.Abort(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Not on the heartbeat: a server that stops has none.
        _closing.Token.Register(Hurry);
        ConnectionClosedRequested = _closing.Token;
        ConnectionClosed = _closed.Token;
        Features.Set<IConnectionUserFeature>(this);
        Features.Set<IHttpContextFeature>(this);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set<IConnectionLifetimeNotificationFeature>(this);
        Features.Set(http.Features.Get<IConnectionHeartbeatFeature>());
        Features.Set(lane);
    }

    public override string ConnectionId { get; set; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

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

    public HttpContext? HttpContext
    {
        get => _http;
        set => throw new NotSupportedException("The connection has one request.");
    }

    public TransferFormat SupportedFormats => TransferFormat.Binary | TransferFormat.Text;

    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;

    public CancellationToken ConnectionClosedRequested { get; set; }

    PipeReader IDuplexPipe.Input => _input.Reader;

    PipeWriter IDuplexPipe.Output => _output;

    /// <summary>Serves the connection until either side ends it.</summary>
    /// <param name="peer">What the request was upgraded to.</param>
    /// <param name="hub">Serves the calls.</param>
    public async Task Serve(Stream peer, ConnectionDelegate hub)
    {
        var reading = Read(peer);
        try
        {
            await hub(this);
        }
        finally
        {
            await Close(reading);
        }
    }

    public void RequestClose()
    {
        try
        {
            _closing.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The connection ended by itself before it could be asked to.
        }
    }

    public override void Abort(ConnectionAbortedException abortReason) => Lane.Abort();

    private async Task Read(Stream peer)
    {
        var reader = PipeReader.Create(peer, ReaderOptions);
        await new LaneReader(reader, _input.Writer, Lane).Run();
        Hurry();
    }

    private void Hurry() => _deadline.Change(ClosePatience, Timeout.InfiniteTimeSpan);

    private async Task Close(Task reading)
    {
        // Or the reader would wait for the hub to take what it has, and never see the peer's close.
        await _input.Reader.CompleteAsync();
        Lane.SendControl(Opcode.Close, CloseStatus.Normal);
        Hurry();
        await reading;
        Lane.End();
        await _deadline.DisposeAsync();
        await _closed.CancelAsync();
        _closing.Dispose();
    }
}
