using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>How many are said to watch when the last one goes and another comes.</summary>
[Collection(nameof(RoomyFair))]
public sealed class PresenceTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task When_the_last_viewer_is_gone_nobody_is_said_to_watch()
    {
        var room = await Fair.NewLiveRoom();
        await using (var first = Open(room, "v:1"))
        {
            await UntilCounted(first);
            Assert.Equal(1, await Viewers(room));
        }

        Assert.Equal(0, await Viewers(room));
        await using var second = Open(room, "v:2");
        await UntilCounted(second);
        Assert.Equal(1, await Viewers(room));
    }

    /// <summary>A stream as the hub opens it; what it holds is given back when it is disposed.</summary>
    private IAsyncEnumerator<object> Open(TestRoom room, string person) => Fair.Services
        .GetRequiredService<LogStreams>().Watch(new SessionId(room.Id), default, Caller.Nobody, person, null, default)
        .GetAsyncEnumerator();

    private static async Task UntilCounted(IAsyncEnumerator<object> stream)
    {
        object? last = null;
        while (await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)))
        {
            if (stream.Current is FrameMessage { Viewers: 1 })
            {
                return;
            }

            last = stream.Current;
        }

        Assert.Fail($"The stream ended before it told of one viewer; its last item was {last}.");
    }

    private async Task<int> Viewers(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}"))["viewers"].GetInt32();
}
