using System.Threading.Channels;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>What a node tells a session of its viewers, while comments go on.</summary>
public sealed class PresenceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly HandRelay _relay = new();
    private readonly Channel<int> _reports = Channel.CreateUnbounded<int>();
    private Func<Task> _answer = () => Task.CompletedTask;

    [Fact]
    public async Task A_steady_audience_of_a_lively_room_is_reported_again_before_it_is_forgotten()
    {
        await using var feed = await Start();
        Assert.Equal(1, await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        for (var i = 1; i <= 6; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Comment(feed, i);
        }

        Assert.Equal(1, await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        Assert.InRange(_reports.Reader.Count, 0, 2);
    }

    [Fact]
    public async Task A_session_that_does_not_answer_the_report_holds_up_no_comment()
    {
        var answer = new TaskCompletionSource();
        _answer = () => answer.Task;
        await using var feed = await Start();
        await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        await Comment(feed, 1);
        _time.Advance(TimeSpan.FromSeconds(30));
        await Comment(feed, 2);
        Assert.Equal(0, _reports.Reader.Count);

        var over = feed.View.Over;
        answer.SetResult();
        await over.WaitAsync(Patience);
        Assert.Equal(1, feed.View.Viewers);
    }

    [Fact]
    public async Task A_report_that_failed_costs_no_comment_and_is_made_again()
    {
        _answer = () => Task.FromException(new TimeoutException("The session did not answer."));
        await using var feed = await Start();
        await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        await Comment(feed, 1);
        _answer = () => Task.CompletedTask;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Comment(feed, 2);
        Assert.Equal(1, await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task A_repeated_report_that_failed_is_made_again_a_second_later_though_the_number_is_the_same()
    {
        await using var feed = await Start();
        await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        await Comment(feed, 1);
        _answer = () => Task.FromException(new TimeoutException("The session did not answer."));
        _time.Advance(TimeSpan.FromSeconds(10));
        await Comment(feed, 2);
        await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        _answer = () => Task.CompletedTask;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Comment(feed, 3);
        Assert.Equal(1, await _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }

    private async Task<LogFeed> Start()
    {
        var feed = new LogFeed(
            ReadOnlyLog.Name, new ReadOnlyLog(), new FeedOptions { Spacing = TimeSpan.Zero }, _time,
            NullLogger.Instance, Report);
        feed.Watchers.Come("v:1");
        await feed.Start(_relay, 0);
        return feed;
    }

    private async Task<int> Report(AudienceReport report)
    {
        _reports.Writer.TryWrite(report.Viewers);
        await _answer();
        return report.Viewers;
    }

    private async Task Comment(LogFeed feed, long offset)
    {
        var said = new Commented(new Person("v", "小马"), "路过");
        _relay.Tell(new LogTail(offset, [ReadOnlyLog.Event(offset, said)]));
        for (var view = feed.View; view.Head < offset; view = feed.View)
        {
            await view.Over.WaitAsync(Patience);
        }
    }
}
