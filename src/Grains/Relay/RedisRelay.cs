using System.Text.Json;
using System.Threading.Channels;
using LiveFair.Grains.Storage;
using LiveFair.Live.Log;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LiveFair.Grains.Relay;

/// <summary>
/// The relay between nodes, over Redis pub/sub: a channel for each log. This node's own readers are told directly, so
/// that they do not feel an outage of Redis. Other nodes are told by one sender with a bounded queue: a grain never
/// waits for Redis, and what does not fit is dropped, counted, and found missing by its offset.
/// </summary>
internal sealed class RedisRelay : BackgroundService, IRelay
{
    private const int MostWaiting = 1_024;
    private const int MostAtOnce = 64;
    private const int MostTries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly InProcessRelay _here = new();
    private readonly string _node = NewId.Next();
    private readonly string _prefix;
    private readonly ConfigurationOptions _redis;
    private readonly LostTails _lost;
    private readonly Channel<Waiting> _waiting;

    private readonly TaskCompletionSource<ConnectionMultiplexer> _connection =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RedisRelay(RedisRelayOptions options, TimeProvider time, ILogger<RedisRelay> logger)
    {
        _prefix = $"{options.ClusterId}:log:";
        _lost = new LostTails(time, logger);
        _waiting = Channel.CreateBounded<Waiting>(
            new BoundedChannelOptions(MostWaiting)
            {
                FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true,
            },
            _ => _lost.Add(null));
        _redis = ConfigurationOptions.Parse(options.Redis);
        _redis.AbortOnConnectFail = false;
        _redis.ReconnectRetryPolicy = new LinearRetry(500);
        _redis.ConnectTimeout = (int)Patience.TotalMilliseconds;
        _redis.AsyncTimeout = (int)Patience.TotalMilliseconds;
        _redis.KeepAlive = 5;
        _redis.ClientName = $"relay-{_node}";
    }

    /// <summary>Tails that may not have reached other nodes.</summary>
    public long Lost => _lost.Total;

    /// <summary>For those who must know when it comes and goes.</summary>
    public Task<ConnectionMultiplexer> Connection => _connection.Task;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Answers after its patience also when Redis is away, and goes on trying.
        _connection.SetResult(await ConnectionMultiplexer.ConnectAsync(_redis));
        await base.StartAsync(cancellationToken);
    }

    public ValueTask Publish(LogName log, LogTail tail)
    {
        _here.Tell(log, tail);
        _waiting.Writer.TryWrite(new Waiting(log, tail));
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IAsyncDisposable> Subscribe(LogName log, Action<LogTail> handler)
    {
        var subscriber = (await Connection).GetSubscriber();
        var here = await _here.Subscribe(log, handler);
        var ended = new CancellationTokenSource();

        // Without waiting for the answer it never fails: what Redis does not hear now it is told when it is back.
        var queue = await subscriber.SubscribeAsync(ChannelOf(log), CommandFlags.FireAndForget);
        queue.OnMessage(message =>
        {
            if (!ended.IsCancellationRequested)
            {
                Hear(message.Message, handler);
            }
        });
        await Settle(subscriber);
        return new Subscription(async () =>
        {
            await ended.CancelAsync();
            await here.DisposeAsync();
            await queue.UnsubscribeAsync(CommandFlags.FireAndForget);
        });
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What the last sessions said still goes out.
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } sending)
        {
            await Task.WhenAny(sending, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
        if (Connection.IsCompletedSuccessfully)
        {
            await (await Connection).DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var connection = await Connection;
        var subscriber = connection.GetSubscriber();
        var sending = new List<Task>();
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            // They are written in this order and answered together: one round trip for all that waited.
            while (sending.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
            {
                if (connection.IsConnected)
                {
                    sending.AddRange(
                        RelayMessage.Pack(_node, next.Tail).Select(part => Send(subscriber, next.Log, part)));
                }
                else
                {
                    // It could wait for the connection, but a tail that comes late helps nobody.
                    _lost.Add(null);
                }
            }

            await Task.WhenAll(sending);
            sending.Clear();
            _lost.Settle();
        }
    }

    /// <summary>
    /// Waits until Redis has read everything that went to it before on the connection of subscriptions.
    /// </summary>
    private async Task Settle(ISubscriber subscriber)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await subscriber.PingAsync();
                return;
            }
            catch (OperationCanceledException) when (tries < MostTries)
            {
                // The library cancels a ping that meets the end of the connection's last other subscription.
            }
            catch (Exception problem)
            {
                // Redis is away, in whatever words. Readers look into the store by themselves until it is back.
                _lost.Add(problem);
                return;
            }
        }
    }

    private async Task Send(ISubscriber subscriber, LogName log, byte[] part)
    {
        try
        {
            await subscriber.PublishAsync(ChannelOf(log), part);
        }
        catch (Exception problem)
        {
            // The offsets show the gap, and the store fills it. Whatever it is: when a connection falls while a message
            // is written, the library passes on what its pipe or socket threw, and the sender must outlive that.
            _lost.Add(problem);
        }
    }

    private void Hear(RedisValue message, Action<LogTail> handler)
    {
        try
        {
            var heard = RelayMessage.Read(((ReadOnlyMemory<byte>)message).Span);
            if (heard.From != _node)
            {
                handler(heard.Tail);
            }
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            // A node of a newer version tells of something unknown here; the reader finds the gap.
            _lost.Add(problem);
        }
    }

    private RedisChannel ChannelOf(LogName log) => RedisChannel.Literal(_prefix + log.Value);

    private readonly record struct Waiting(LogName Log, LogTail Tail);
}
