using System.Threading.Channels;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

public sealed class LogFeedsTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HandRelay _relay = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<int> _reports = Channel.CreateUnbounded<int>();
    private readonly ReadOnlyLog _store = new(new SessionStarted());
    private readonly LogFeeds _feeds;
    private Task _answer = Task.CompletedTask;

    public LogFeedsTests() => _feeds = new LogFeeds(
        _store, _relay, Options.Create(new FeedOptions()), _time, NullLogger<LogFeeds>.Instance);

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    [Fact]
    public async Task A_feed_that_could_not_start_leaves_no_subscription_behind()
    {
        _store.Gate = Task.FromException(new IOException("The disk is gone."));
        await Assert.ThrowsAsync<IOException>(() => Watch());
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
    public async Task What_the_relay_lost_is_read_from_the_store_when_the_next_event_comes()
    {
        await using var lease = await Watch();
        var view = lease.Feed.View;
        _store.Add(new Noticed("二"), new Noticed("三"), new Noticed("四"));
        _relay.Tell(new LogTail(4, [ReadOnlyLog.Event(4, new Noticed("四"))]));
        await view.Over.WaitAsync(TimeSpan.FromSeconds(20));
        var frame = await lease.Feed.Frame(lease.Feed.View, 1, Audience.Screen);
        Assert.Equal([2L, 3L, 4L], frame!.Events.Select(encoded => encoded.Offset));
    }

    [Fact]
    public async Task A_feed_ends_with_its_last_watcher()
    {
        var (first, second) = (await Watch(), await Watch());
        await first.DisposeAsync();
        Assert.Equal(1, _relay.Subscriptions);
        await second.DisposeAsync();
        Assert.Equal(0, _relay.Subscriptions);
    }

    [Fact]
    public async Task With_its_last_watcher_the_session_hears_at_once_that_nobody_is_left()
    {
        var (first, second) = (await Watch("v:1"), await Watch("v:2"));
        await Until(2);
        await first.DisposeAsync();
        await second.DisposeAsync();
        Assert.Equal(0, await Next());
    }

    [Fact]
    public async Task A_report_that_is_under_way_is_answered_before_the_session_hears_that_nobody_is_left()
    {
        var first = await Watch("v:1");
        await Until(1);
        var answer = new TaskCompletionSource();
        _answer = answer.Task;
        var second = await Watch("v:2");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await Next());
        await first.DisposeAsync();
        var gone = second.DisposeAsync().AsTask();
        Assert.False(_reports.Reader.TryRead(out _));
        answer.SetResult();
        await gone;
        Assert.Equal(0, await Next());
    }

    [Fact]
    public async Task A_session_that_cannot_be_told_that_nobody_is_left_holds_nobody_up()
    {
        var lease = await Watch("v:1");
        await Until(1);
        _answer = Task.FromException(new TimeoutException("The session did not answer."));
        await lease.DisposeAsync();
        Assert.Equal(0, await Next());
        Assert.Equal(0, _relay.Subscriptions);
    }

    [Fact]
    public async Task A_feed_without_viewers_has_nobody_to_take_back()
    {
        var lease = await Watch(null);
        await Until(0);
        await lease.DisposeAsync();
        Assert.False(_reports.Reader.TryRead(out _));
    }

    private Task<FeedLease> Watch(string? person = "v:1") => _feeds.Watch(ReadOnlyLog.Name, 1, person, Report);

    private async Task<int> Report(AudienceReport report)
    {
        _reports.Writer.TryWrite(report.Viewers);
        await _answer;
        return report.Viewers;
    }

    private Task<int> Next() => _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Waits for a report of so many, a second later for each that is another.</summary>
    private async Task Until(int viewers)
    {
        while (await Next() != viewers)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
