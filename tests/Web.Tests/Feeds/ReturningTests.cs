using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>A hall whose connections are all cut at once, and which comes back at once.</summary>
public sealed class ReturningTests() : OwnFairTest(new CountingFair())
{
    private const int Hall = 1_000;

    // The feed that opens for the first of them fills its ring, and may look once more for what came meanwhile.
    private const int MostReads = 3;

    private CountingLogStore Store => ((CountingFair)Fair).Store;

    [Fact]
    public async Task A_thousand_who_come_back_at_once_have_all_they_missed_and_nobody_reads_the_store_for_himself()
    {
        var room = await Fair.NewLiveRoom();
        await room.SayMany(60);
        var streams = Enumerable.Range(0, Hall).Select(i => Watch(room, i, new Position(null, null))).ToList();
        var joined = await Task.WhenAll(streams.Select(Joined));
        await Task.WhenAll(streams.Select(stream => stream.DisposeAsync().AsTask()));
        Assert.Null(Fair.Services.GetRequiredService<LogFeeds>().Find(Log(room)));

        var head = await room.SayMany(200);
        var before = Store.Reads(Log(room));
        var back = joined.Select((was, i) => Watch(room, i, new Position(Place(was, i), was.Epoch))).ToList();
        var missed = await Task.WhenAll(back.Select(stream => Task.Run(() => Missed(stream, head))));
        var reads = Store.Reads(Log(room)) - before;
        await Task.WhenAll(back.Select(stream => stream.DisposeAsync().AsTask()));

        Assert.All(missed, (offsets, i) => Assert.Equal(Span(Place(joined[i], i), head), offsets));
        Assert.InRange(reads, 1, MostReads);
    }

    private static LogName Log(TestRoom room) => LogName.Of(new SessionId(room.Id));

    /// <summary>Not all had come equally far.</summary>
    private static long Place(JoinedMessage joined, int viewer) => joined.Head - (viewer % 50);

    private static IEnumerable<long> Span(long after, long head)
    {
        for (var offset = after + 1; offset <= head; offset++)
        {
            yield return offset;
        }
    }

    private IAsyncEnumerator<object> Watch(TestRoom room, int viewer, Position position) =>
        Fair.Services.GetRequiredService<LogStreams>()
            .Watch(new SessionId(room.Id), position, Caller.Nobody, $"v:{viewer}", null, CancellationToken.None)
            .GetAsyncEnumerator();

    private static async Task<JoinedMessage> Joined(IAsyncEnumerator<object> stream)
    {
        Assert.True(await stream.MoveNextAsync());
        return Assert.IsType<JoinedMessage>(stream.Current);
    }

    /// <summary>Reads on to the head.</summary>
    private static async Task<List<long>> Missed(IAsyncEnumerator<object> stream, long head)
    {
        Assert.True((await Joined(stream)).Recovered);
        var missed = new List<long>();
        while (missed.Count == 0 || missed[^1] < head)
        {
            Assert.True(await stream.MoveNextAsync());
            missed.AddRange(Assert.IsType<FrameMessage>(stream.Current).Events.Select(one => one.Offset));
        }

        return missed;
    }
}
