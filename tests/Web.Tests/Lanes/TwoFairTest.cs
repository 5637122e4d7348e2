using LiveFair.Web.Feeds;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A test of what must be the same whatever carries frames.</summary>
[Collection(nameof(LaneFair))]
public abstract class TwoFairTest(LaneFair lanes, StreamFair streams) : FairTest(lanes)
{
    private int _streamMark;

    /// <summary>Both ways, over both of SignalR's protocols.</summary>
    public static TheoryData<FeedTransport, string> Ways() => new()
    {
        { FeedTransport.Lanes, "json" },
        { FeedTransport.Lanes, "messagepack" },
        { FeedTransport.SignalR, "json" },
        { FeedTransport.SignalR, "messagepack" },
    };

    public override Task InitializeAsync()
    {
        _streamMark = streams.Logs.Mark;
        return base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        streams.Logs.AssertClean(_streamMark);
    }

    protected LaneFair Of(FeedTransport transport) => transport == FeedTransport.Lanes ? lanes : streams;

    /// <summary>The same act on both; what came of it must not differ.</summary>
    protected async Task<T> Same<T>(Func<LaneFair, Task<T>> act)
    {
        var plain = await act(streams);
        Assert.Equal(plain, await act(lanes));
        return plain;
    }
}
