using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Viewers;

/// <summary>
/// The hub protocol on a bare socket: so many viewers share this process's two cores with the server that a whole
/// client for each would measure the clients.
/// </summary>
internal sealed class LeanWatcher(Uri server, string token, string session, LeanHub hub, Wire wire) : IWatcher
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<HubAnswer>> _asked = new();
    private readonly CancellationTokenSource _leaving = new();
    private Task _reading = Task.CompletedTask;
    private Task _pinging = Task.CompletedTask;
    private int _calls;

    public Wire Wire => wire;

    public Received Received { get; } = new(Keep.Times);

    /// <summary>A lost socket stays lost: it shows as offsets that never came.</summary>
    public int Reconnects => 0;

    public async Task Join()
    {
        var scheme = server.Scheme == "https" ? "wss" : "ws";
        await _socket.ConnectAsync(
            new Uri($"{scheme}://{server.Authority}/hubs/live?access_token={Uri.EscapeDataString(token)}"),
            CancellationToken.None);
        await Send(Encoding.UTF8.GetBytes($$"""{"protocol":"{{hub.Name}}","version":1}{{'\u001e'}}"""));
        _reading = Read();
        await Send(hub.Watch(session));
        _pinging = Ping();
        await Received.FirstJoin.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async Task<HubAnswer> Comment(string op, string text)
    {
        var id = $"c{Interlocked.Increment(ref _calls)}";
        var answer = new TaskCompletionSource<HubAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        await Send(hub.Comment(id, session, op, text));
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _socket.Abort();
        await Task.WhenAll(_reading, _pinging);
        _socket.Dispose();
        _sending.Dispose();
        _leaving.Dispose();
    }

    private async Task Send(ReadOnlyMemory<byte> message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(message, hub.Frames, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Ping()
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token))
            {
                await Send(hub.Ping);
            }
        }
        catch (Exception gone)
            when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The reader tells of a lost socket; a ping has nothing to add.
        }
    }

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        var filled = 0;
        try
        {
            await SkipHandshake();
            while (true)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var got = await _socket.ReceiveAsync(buffer.AsMemory(filled), _leaving.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the socket.");
                }

                filled += got.Count;
                var at = Stopwatch.GetTimestamp();
                var used = hub.Parse(buffer.AsMemory(0, filled), message => Take(message, at));
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            var problem = new FairProblem($"A viewer's socket ended: {gone.Message}");
            Received.GiveUp(problem);
            foreach (var answer in _asked.Values)
            {
                answer.TrySetException(problem);
            }
        }
    }

    /// <summary>The handshake's answer is JSON in both protocols, and a message of its own on a socket.</summary>
    private async Task SkipHandshake()
    {
        var one = new byte[1];
        do
        {
            await _socket.ReceiveAsync(one.AsMemory(), _leaving.Token);
        }
        while (one[0] != 0x1E);
    }

    private void Take(HubMessage message, long at)
    {
        if (message.Item is { } item)
        {
            Received.Take(item, at);
        }
        else if (message.Answer is { } answer && _asked.TryRemove(message.Id, out var asked))
        {
            asked.SetResult(answer);
        }
        else if (message.Error is { } error)
        {
            Received.GiveUp(new FairProblem($"The server answered: {error}"));
        }
    }
}
