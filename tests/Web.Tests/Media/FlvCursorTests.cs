using LiveFair.Live.Media;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media;

/// <summary>Where a viewer begins who was there before the picture.</summary>
public sealed class FlvCursorTests : IAsyncLifetime
{
    private readonly VideoStream _stream = TestStreams.Of("s1", TimeProvider.System, new MediaOptions());

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _stream.DisposeAsync().AsTask();

    [Fact]
    public void Who_waited_for_the_picture_gets_all_of_it_however_much_came_at_once()
    {
        var waits = Come();
        Publish((0, TestFrames.Key()), (40, TestFrames.Delta()), (1_000, TestFrames.Key(300)));

        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key(), TestFrames.Delta(), TestFrames.Key(300)],
            All(waits));
        Assert.Equal([TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key(300)], All(Come()));
    }

    [Fact]
    public void Who_waited_and_hears_of_it_seconds_later_begins_with_the_last_key_frame()
    {
        var waits = Come();
        Publish((0, TestFrames.Key()), (FlvCursor.MostBehindMs + 1, TestFrames.Key(300)));

        Assert.Equal([TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key(300)], All(waits));
    }

    /// <summary>Somebody comes, and takes what there is.</summary>
    private FlvCursor Come()
    {
        var cursor = new FlvCursor(_stream, FlvTracks.Audio | FlvTracks.Video);
        if (_stream.Ring.Start is null)
        {
            Assert.True(cursor.Next().IsEmpty, "there is nothing yet");
        }

        return cursor;
    }

    private void Publish(params IReadOnlyList<(int Ms, byte[] Body)> pictures)
    {
        var publisher = _stream.Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        Assert.Null(publisher.Take(FlvKind.Video, 0, TestFrames.VideoConfig));
        Assert.Null(publisher.Take(FlvKind.Audio, 0, TestFrames.AudioConfig));
        foreach (var (ms, body) in pictures)
        {
            Assert.Null(publisher.Take(FlvKind.Video, (uint)ms, body));
        }
    }

    private static IEnumerable<byte[]> All(FlvCursor cursor)
    {
        var all = new List<byte>();
        while (cursor.Next() is { IsEmpty: false } next)
        {
            all.AddRange(next.Span);
        }

        return TestFrames.Parse(all.ToArray()).Select(tag => tag.Body);
    }
}
