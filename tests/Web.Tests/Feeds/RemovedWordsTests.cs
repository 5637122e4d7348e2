using System.Text;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

public sealed class RemovedWordsTests
{
    private static readonly LogName Log = LogName.Of(new SessionId("s"));

    [Fact]
    public async Task Once_a_removal_is_told_no_cursor_gets_the_words_even_before_the_next_tick()
    {
        var store = new StoredLog(new Commented(new Person("v", "小马"), "加我微信"));
        var relay = new HandRelay();
        await using var feed = new LogFeed(
            Log, store, new FeedOptions(), new FakeTimeProvider(), NullLogger.Instance, Task.FromResult);
        await feed.Start(relay, 1);
        var view = feed.View;
        Assert.Contains("加我微信", await Words(feed, view), StringComparison.Ordinal);

        relay.Tell(new LogTail(2, [Event(2, new CommentRemoved(1, "ad"))], 0));

        Assert.DoesNotContain("加我微信", await Words(feed, view), StringComparison.Ordinal);
    }

    private static async Task<string> Words(LogFeed feed, FeedView view)
    {
        var frame = await feed.Frame(view, 0, Audience.Everything);
        return Encoding.UTF8.GetString(frame!.Events[0].Json);
    }

    private static LoggedEvent Event(long offset, EventBody body) => new(offset, DateTimeOffset.UnixEpoch, 0, body);

    /// <summary>Calls the handler on the test's own thread.</summary>
    private sealed class HandRelay : IRelay, IAsyncDisposable
    {
        private Action<LogTail>? _handler;

        public void Tell(LogTail tail) => _handler!(tail);

        public ValueTask Publish(LogName log, LogTail tail) => ValueTask.CompletedTask;

        public ValueTask<IAsyncDisposable> Subscribe(LogName log, Action<LogTail> handler)
        {
            _handler = handler;
            return ValueTask.FromResult<IAsyncDisposable>(this);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>A log of one event that is only read.</summary>
    private sealed class StoredLog(EventBody first) : ILogStore
    {
        public Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit) =>
            Task.FromResult<IReadOnlyList<LoggedEvent>>(after < 1 ? [Event(1, first)] : []);

        public Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit) =>
            throw new NotSupportedException();

        public Task<LogHead> Open(LogName log) => throw new NotSupportedException();

        public Task<IReadOnlyList<Appended>> Append(
            LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events) =>
            throw new NotSupportedException();

        public Task<RecordedOp?> FindOp(LogName log, string actor, OpId op) => throw new NotSupportedException();
    }
}
