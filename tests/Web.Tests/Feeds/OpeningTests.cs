using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>How long a feed keeps what one viewer started from for the next.</summary>
public sealed class OpeningTests : IAsyncLifetime
{
    private static readonly Commented Said = new(new Person("v", "小马"), "加我微信");

    private readonly FakeTimeProvider _time = new();
    private readonly HandRelay _relay = new();
    private readonly ReadOnlyLog _store = new(Said);
    private readonly LogFeed _feed;

    public OpeningTests() => _feed = new LogFeed(
        ReadOnlyLog.Name, _store, new FeedOptions(), _time, NullLogger.Instance,
        report => Task.FromResult(report.Viewers));

    public Task InitializeAsync() => _feed.Start(_relay, 1);

    public Task DisposeAsync() => _feed.DisposeAsync().AsTask();

    [Fact]
    public void It_is_kept_while_nothing_new_is_heard()
    {
        Assert.Null(_feed.Opening);
        var made = At(1);
        _feed.Keep(made);
        _relay.Tell(new LogTail(1, [ReadOnlyLog.Event(1, Said)]));
        Assert.Same(made, _feed.Opening);
    }

    [Fact]
    public void Whatever_is_heard_ends_it_at_once()
    {
        _feed.Keep(At(1));
        _relay.Tell(new LogTail(2, [ReadOnlyLog.Event(2, new Noticed("周六集中面试"))]));
        Assert.Null(_feed.Opening);
        var next = At(2);
        _feed.Keep(next);
        Assert.Same(next, _feed.Opening);
    }

    [Fact]
    public void With_a_removal_its_words_are_shown_to_nobody_else()
    {
        _feed.Keep(At(1));
        _relay.Tell(new LogTail(2, [ReadOnlyLog.Event(2, new CommentRemoved(1, "ad"))]));
        Assert.Null(_feed.Opening);

        // Somebody asked before the removal and is answered after it.
        _feed.Keep(At(1));
        Assert.Null(_feed.Opening);
    }

    [Fact]
    public async Task What_is_found_in_the_store_ends_it_as_well()
    {
        _feed.Keep(At(1));
        var over = _feed.View.Over;
        _store.Add(new CommentRemoved(1, "ad"));
        _time.Advance(TimeSpan.FromSeconds(10));
        _feed.Watchers.Come("v:1");
        await over.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Null(_feed.Opening);
    }

    [Fact]
    public void One_that_knows_more_than_was_heard_waits_until_it_is_heard()
    {
        var made = At(2);
        _feed.Keep(made);
        Assert.Null(_feed.Opening);
        _relay.Tell(new LogTail(2, [ReadOnlyLog.Event(2, new Noticed("周六集中面试"))]));
        Assert.Same(made, _feed.Opening);
    }

    private static Opening At(long head) => new(new SessionSnapshot
    {
        Station = new StationId("s"), Epoch = "e", Head = head, Stage = SessionStage.Live,
        Recent = [ReadOnlyLog.Event(1, Said)],
    });
}
