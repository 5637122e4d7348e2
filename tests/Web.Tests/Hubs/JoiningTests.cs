using System.Text;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Feeds;
using LiveFair.Web.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>What those who come after somebody else start from, and how often the session is asked for it.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly SessionId Session = new("s");

    private readonly FakeTimeProvider _time = new();
    private readonly HandRelay _relay = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly List<IAsyncEnumerator<object>> _streams = [];
    private readonly LogFeeds _feeds;
    private readonly LogStreams _hub;
    private SessionSnapshot _snapshot = new()
    {
        Station = new StationId("s"), Epoch = "e", Head = 1, Stage = SessionStage.Live, Viewers = 7,
        Recent = [Said("加我微信")],
    };

    private int _everywhere = 7;
    private int _asked;

    public JoiningTests()
    {
        var options = Options.Create(new FeedOptions { Spacing = TimeSpan.Zero });
        var store = new ReadOnlyLog(Said("加我微信").Body);
        _feeds = new LogFeeds(store, _relay, options, _time, NullLogger<LogFeeds>.Instance);
        var session = Answering.As<ISessionGrain>(Answer);
        _hub = new LogStreams(Answering.As<IGrainFactory>(_ => session), _feeds, options, _time);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _ending.CancelAsync();
        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }

        await _feeds.DisposeAsync();
        _ending.Dispose();
    }

    [Fact]
    public async Task A_hundred_who_come_at_once_to_a_session_that_has_not_moved_cost_it_no_question()
    {
        var first = await Join("v:0");
        var all = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Task.Run(() => Join($"v:{i}"))));
        Assert.Equal(1, _asked);
        Assert.All(all, joined => Assert.Same(first.Snapshot.Recent, joined.Snapshot.Recent));
    }

    [Fact]
    public async Task Who_comes_after_a_removal_was_told_asks_anew_and_finds_no_words()
    {
        Assert.Contains("加我微信", Words(await Join("v:1")), StringComparison.Ordinal);
        var told = new LogTail(2, [ReadOnlyLog.Event(2, new CommentRemoved(1, "ad"))]);
        _snapshot = _snapshot with { Head = 2, Recent = [Said(null)] };
        _relay.Tell(told);
        var joined = await Join("v:2");
        Assert.Equal((2, 2), (_asked, joined.Head));
        Assert.DoesNotContain("加我微信", Words(joined), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(0)]
    public async Task A_later_one_is_shown_how_many_watch_now_not_how_many_did_when_the_first_came(int now)
    {
        // A host's own streams are no viewers.
        Assert.Equal(7, (await Join(null)).Snapshot.Viewers);
        var over = _feeds.Find(LogName.Of(Session))!.View.Over;
        _everywhere = now;
        _time.Advance(TimeSpan.FromSeconds(10));
        _relay.Tell(new LogTail(1, [Said(null)]));
        await over.WaitAsync(Patience);
        Assert.Equal(now, (await Join(null)).Snapshot.Viewers);
        Assert.Equal(1, _asked);
    }

    private static LoggedEvent Said(string? words) => ReadOnlyLog.Event(1, new Commented(new Person("v", "小马"), words));

    private static string Words(JoinedMessage joined) =>
        Encoding.UTF8.GetString(Assert.Single(joined.Snapshot.Recent).Json);

    private async Task<JoinedMessage> Join(string? person)
    {
        var stream = _hub.Watch(Session, new Position(null, null), Caller.Nobody, person, null, _ending.Token)
            .GetAsyncEnumerator();
        lock (_streams)
        {
            _streams.Add(stream);
        }

        Assert.True(await stream.MoveNextAsync());
        return (JoinedMessage)stream.Current;
    }

    private object Answer(string method) => method switch
    {
        nameof(ISessionGrain.Snapshot) => Snapshot(),
        nameof(ISessionGrain.ReportAudience) => Task.FromResult(_everywhere),
        _ => throw new NotSupportedException(method),
    };

    private Task<Outcome<SessionSnapshot>> Snapshot()
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult<Outcome<SessionSnapshot>>(_snapshot);
    }
}
