using LiveFair.Grains.Relay;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>A node's Redis relay, with what it logged.</summary>
internal sealed class RedisNode : ILogger<RedisRelay>, IAsyncDisposable
{
    private readonly List<string> _words = [];

    private RedisNode(string redis, string cluster) => Relay = new RedisRelay(
        new RedisRelayOptions { Redis = redis, ClusterId = cluster }, Time, this);

    public FakeTimeProvider Time { get; } = new();

    public RedisRelay Relay { get; }

    public IReadOnlyList<string> Words
    {
        get
        {
            lock (_words)
            {
                return [.. _words];
            }
        }
    }

    public static async Task<RedisNode> Start(string redis, string cluster)
    {
        var node = new RedisNode(redis, cluster);
        await node.Relay.StartAsync(CancellationToken.None);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await Relay.StopAsync(CancellationToken.None);
        Relay.Dispose();
    }

    /// <summary>
    /// From then on <see cref="Gone"/> ends when it knows that it has lost Redis: what it is to tell until then may be
    /// kept for the next connection. Arm it before.
    /// </summary>
    public async Task Falls()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (await Relay.Connection).ConnectionFailed += (_, which) =>
        {
            if (which.ConnectionType == ConnectionType.Interactive)
            {
                gone.TrySetResult();
            }
        };
        Gone = gone.Task.Within(TimeSpan.FromSeconds(30), () => "the node knows that Redis is gone");
    }

    public Task Gone { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// From then on <see cref="Back"/> ends when both of its connections stand again. Arm it before they fall.
    /// </summary>
    public async Task Restored()
    {
        var (commands, subscriptions) = (new TaskCompletionSource(), new TaskCompletionSource());
        (await Relay.Connection).ConnectionRestored += (_, which) =>
            (which.ConnectionType == ConnectionType.Subscription ? subscriptions : commands).TrySetResult();
        Back = Task.WhenAll(commands.Task, subscriptions.Task)
            .Within(TimeSpan.FromSeconds(30), () => "both connections to Redis are back");
    }

    public Task Back { get; private set; } = Task.CompletedTask;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (_words)
        {
            _words.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
