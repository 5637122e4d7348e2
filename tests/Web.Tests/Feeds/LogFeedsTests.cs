using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

public sealed class LogFeedsTests : IAsyncDisposable
{
    private readonly HandRelay _relay = new();
    private readonly ReadOnlyLog _store = new(new SessionStarted());
    private readonly LogFeeds _feeds;

    public LogFeedsTests() => _feeds = new LogFeeds(
        _store, _relay, Options.Create(new FeedOptions()), new FakeTimeProvider(), NullLogger<LogFeeds>.Instance);

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    [Fact]
    public async Task A_feed_that_could_not_start_leaves_no_subscription_behind()
    {
        _store.Gate = Task.FromException(new IOException("The disk is gone."));
        await Assert.ThrowsAsync<IOException>(Watch);
        Assert.Equal(0, _relay.Subscriptions);

        _store.Gate = Task.CompletedTask;
        await using var lease = await Watch();
        Assert.Equal(1, lease.Feed.View.Head);
    }

    [Fact]
    public Task Who_comes_after_a_failed_start_tries_anew_though_others_still_hear_of_it() => Task.Run(async () =>
    {
        var gate = new TaskCompletionSource();
        _store.Gate = gate.Task;
        var (first, second) = (Watch(), Watch());
        var again = first.ContinueWith(
            _ =>
            {
                _store.Gate = Task.CompletedTask;
                return Watch();
            },
            TaskContinuationOptions.ExecuteSynchronously).Unwrap();
        gate.SetException(new IOException("The disk is gone."));
        await Assert.ThrowsAsync<IOException>(() => second);
        await using var lease = await again;
        Assert.Equal(1, lease.Feed.View.Head);
    });

    [Fact]
    public async Task A_feed_ends_with_its_last_watcher()
    {
        var (first, second) = (await Watch(), await Watch());
        await first.DisposeAsync();
        Assert.Equal(1, _relay.Subscriptions);
        await second.DisposeAsync();
        Assert.Equal(0, _relay.Subscriptions);
    }

    private Task<FeedLease> Watch() => _feeds.Watch(ReadOnlyLog.Name, 1, "v:1", Task.FromResult);
}
