using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media.Recordings;

/// <summary>A session whose video is published by hand, in its own time.</summary>
internal sealed class RecordedRoom(FairServer fair, TestRoom room)
{
    private StreamPublication? _publisher;

    public string Id => room.Id;

    public TestRoom Room => room;

    private VideoStreams Streams => fair.Services.GetRequiredService<VideoStreams>();

    private VideoStream Stream => Streams.Of(new SessionId(room.Id));

    /// <summary>An ended session with a recording of a few frames that no decoder would like.</summary>
    /// <param name="fair">Where.</param>
    /// <param name="filling">What its pictures are made of.</param>
    public static async Task<RecordedRoom> Ended(FairServer fair, byte filling = 0)
    {
        var data = Enumerable.Repeat(filling, 200).ToArray();
        var room = await OnAir(fair);
        room.Publish([
            FlvTag.Frame(FlvKind.Video, 0, TestFrames.VideoConfig),
            FlvTag.Frame(FlvKind.Audio, 0, TestFrames.AudioConfig),
            .. Enumerable.Range(0, 50).Select(i => FlvTag.Frame(
                FlvKind.Video, i * 40, [i % 25 == 0 ? (byte)0x17 : (byte)0x27, 1, 0, 0, 0, .. data])),
        ]);
        await room.End();
        return room;
    }

    public static async Task<RecordedRoom> OnAir(FairServer fair)
    {
        var room = new RecordedRoom(fair, await fair.NewLiveRoom());
        room.Stream.GoOnAir();
        fair.Time.Advance(TimeSpan.FromSeconds(1)); // What comes in is then later than the start, for sure.
        return room;
    }

    /// <summary>What the node's keeper of streams does within a second of the start.</summary>
    public void GoOnAir() => Stream.GoOnAir();

    /// <summary>A publisher comes, and its frames do, each at its time.</summary>
    public void Publish(IEnumerable<FlvTag> tags)
    {
        var publisher = _publisher ??= Stream.Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        var now = 0L;
        foreach (var tag in tags)
        {
            fair.Time.Advance(TimeSpan.FromMilliseconds(Math.Max(0, tag.Ms - now)));
            now = Math.Max(now, tag.Ms);
            Assert.Null(publisher.Take(tag.Kind, (uint)tag.Ms, tag.Body));
        }
    }

    /// <summary>The publisher leaves.</summary>
    public void Leave()
    {
        _publisher!.Dispose();
        _publisher = null;
    }

    /// <summary>The session ends, and its recording is on the disk.</summary>
    public async Task End()
    {
        (await fair.Api.Post($"/api/sessions/{room.Id}/end", null, fair.Host)).Is(200);
        await Written();
    }

    /// <summary>What came in so far is on the disk, and the stream forgotten.</summary>
    public Task Written() => Streams.Remove(Stream);
}
