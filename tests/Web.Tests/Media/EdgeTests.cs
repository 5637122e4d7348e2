using LiveFair.Live.Media;
using LiveFair.Web.Hosting;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

/// <summary>A second process that has no publishers of its own.</summary>
public sealed class EdgeTests() : OwnFairTest(new RoomyFair())
{
    [Fact]
    public async Task A_stream_is_pulled_once_and_served_to_all_who_watch_here_until_it_ends()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        var path = (await Api.Get($"/api/sessions/{room.Id}/play"))["flv"].GetString()!;
        var edge = await Edge();

        using var first = await WatchedFlv.Open(edge, path);
        using var second = await WatchedFlv.Open(edge, path);
        foreach (var viewer in new[] { first, second })
        {
            var tags = await viewer.Until(got => got.Count >= 3, "the first frame through the edge");
            Assert.Equal(
                [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key()], tags.Select(tag => tag.Body));
        }

        Assert.Equal(1, Stream(Fair, room).Viewers);
        await tab.Send(FlvKind.Video, 40, TestFrames.Delta());
        await second.Until(got => got.Count >= 4, "the next frame");

        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        await first.End();
        await second.End();
    }

    [Fact]
    public async Task Viewers_of_an_edge_stay_when_the_publisher_comes_again()
    {
        var room = await Fair.NewLiveRoom();
        var edge = await Edge();
        await using (var tab = await TabPublisher.Open(Fair, room))
        {
            await tab.SendStart();
        }

        var path = (await Api.Get($"/api/sessions/{room.Id}/play"))["flv"].GetString()!;
        using var viewer = await WatchedFlv.Open(edge, path);
        await viewer.Until(got => got.Count >= 3, "the first publisher's frame");

        await using var again = await TabPublisher.Open(Fair, room);
        await again.SendStart();
        var tags = await viewer.Until(got => got.Count >= 6, "the second publisher's frame");
        Assert.True(tags[5].Ms > tags[2].Ms, $"{tags[5].Ms} after {tags[2].Ms}");
    }

    [Fact]
    public async Task A_path_that_is_not_signed_is_not_asked_for_at_the_origin()
    {
        var room = await Fair.NewLiveRoom();
        var edge = await Edge();

        (await edge.Api.Get($"/media/{room.Id}/1.x/live.flv")).Refuses(404, "NOT_FOUND");
        Assert.False(edge.Services.GetRequiredService<VideoStreams>().TryFind(new(room.Id), out _));
    }

    private static VideoStream Stream(FairServer fair, TestRoom room)
    {
        Assert.True(fair.Services.GetRequiredService<VideoStreams>().TryFind(new(room.Id), out var stream));
        return stream;
    }

    private async Task<FairServer> Edge()
    {
        var edge = new EdgeFair(Fair.Address);
        File.Copy(
            Path.Combine(Fair.Data, "keys", "play.key"),
            Path.Combine(Directory.CreateDirectory(Path.Combine(edge.Data, "keys")).FullName, "play.key"));
        await edge.InitializeAsync();
        Track(new Stopping(edge));
        return edge;
    }

    private sealed class EdgeFair(Uri origin) : FairServer
    {
        protected override FairSettings Settings
        {
            get
            {
                var settings = base.Settings;
                settings.Media.Origin = origin;
                return settings;
            }
        }
    }

    private sealed class Stopping(FairServer fair) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await fair.DisposeAsync();
    }
}
