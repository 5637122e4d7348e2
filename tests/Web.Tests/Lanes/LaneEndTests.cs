using LiveFair.Web.Feeds;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A server that is asked to end while people watch; the two are the test's own.</summary>
public sealed class LaneEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_watches_is_told_to_come_back_and_the_server_ends()
    {
        var (lanes, streams) = (new LaneFair(), new StreamFair());
        await Task.WhenAll(lanes.InitializeAsync(), streams.InitializeAsync());
        var heard = await Task.WhenAll(HeardAtTheEnd(lanes), HeardAtTheEnd(streams));
        Assert.Equal("{\"type\":7,\"allowReconnect\":true} 1000; no problem", heard[0]);

        // How they are cut off without lanes is SignalR's affair; that the server ends there too, the task says.
    }

    private static async Task<string> HeardAtTheEnd(LaneFair fair)
    {
        var (raw, official, packed) = (TestRoom.Op(), TestRoom.Op(), TestRoom.Op());
        var room = await fair.NewLiveRoom();
        await using var peer = await RawPeer.Open(fair, raw);
        await peer.Watch(room.Id);
        await using var hub = await fair.Open(official, null, "json");
        await using var other = await fair.Open(packed, null, "messagepack");
        await using var screen = await Screen.Join(hub, "json", room.Id);
        await using var second = await Screen.Join(other, "messagepack", room.Id);
        var closed = new TaskCompletionSource<Exception?>();
        hub.Closed += problem =>
        {
            closed.SetResult(problem);
            return Task.CompletedTask;
        };
        await screen.Until(await room.SayMany(3));
        Assert.Equal(fair.Transport == FeedTransport.Lanes, fair.Connections[official].Lane is { Passed: > 0 });
        var stopping = fair.App.StopAsync();
        var heard = await peer.HearToTheEnd().WaitAsync(Patience);
        var problem = await closed.Task.WaitAsync(Patience);
        await stopping.WaitAsync(Patience);
        foreach (var who in new[] { raw, official, packed })
        {
            await fair.Connections[who].Over.Task.WaitAsync(Patience);
        }

        fair.Logs.AssertClean(0);
        await fair.DisposeAsync();
        return $"{heard}; {problem?.GetType().Name ?? "no problem"}";
    }
}
