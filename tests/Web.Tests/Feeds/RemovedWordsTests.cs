using System.Text;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

public sealed class RemovedWordsTests
{
    [Fact]
    public async Task Once_a_removal_is_told_no_cursor_gets_the_words_even_before_the_next_tick()
    {
        var store = new ReadOnlyLog(new Commented(new Person("v", "小马"), "加我微信"));
        var relay = new HandRelay();
        await using var feed = new LogFeed(
            ReadOnlyLog.Name, store, new FeedOptions(), new FakeTimeProvider(), NullLogger.Instance,
            report => Task.FromResult(report.Viewers));
        await feed.Start(relay, 1);
        var view = feed.View;
        Assert.Contains("加我微信", await Words(feed, view), StringComparison.Ordinal);

        relay.Tell(new LogTail(2, [ReadOnlyLog.Event(2, new CommentRemoved(1, "ad"))]));

        Assert.DoesNotContain("加我微信", await Words(feed, view), StringComparison.Ordinal);
    }

    private static async Task<string> Words(LogFeed feed, FeedView view)
    {
        var frame = await feed.Frame(view, 0, Audience.Everything);
        return Encoding.UTF8.GetString(frame!.Events[0].Json);
    }
}
