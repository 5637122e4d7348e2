using LiveFair.Live.Media;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media;

public sealed class StreamRingTests
{
    [Fact]
    public void The_last_frames_are_there_and_older_ones_are_not()
    {
        var ring = new StreamRing(long.MaxValue);
        for (var i = 0; i < StreamRing.Frames + 10; i++)
        {
            ring.Add(Frame(i), null);
        }

        Assert.Equal(StreamRing.Frames + 10, ring.Head);
        Assert.Null(ring.At(9));
        Assert.Equal(10, ring.At(10)!.Ms);
        Assert.Equal(StreamRing.Frames + 9, ring.At(StreamRing.Frames + 9)!.Ms);
        Assert.Null(ring.At(StreamRing.Frames + 10));
    }

    [Fact]
    public void Bytes_are_bounded_whatever_a_frame_weighs()
    {
        var ring = new StreamRing(10_000);
        for (var i = 0; i < 100; i++)
        {
            ring.Add(Frame(i, 3_000), null);
        }

        Assert.Null(ring.At(96));
        Assert.NotNull(ring.At(97));

        ring.Add(Frame(100, 1_000_000), null);
        Assert.Null(ring.At(99));
        Assert.NotNull(ring.At(100));
    }

    [Fact]
    public async Task A_reader_beside_the_writer_gets_the_frame_of_the_position_or_none()
    {
        var ring = new StreamRing(long.MaxValue);
        const int last = 300_000;
        var reading = Task.Run(() =>
        {
            var found = 0;
            while (ring.Head < last)
            {
                // The oldest that can be there: where reader and writer meet.
                var position = Math.Max(0, ring.Head - StreamRing.Frames);
                if (ring.At(position) is { } tag)
                {
                    Assert.Equal(position, tag.Ms);
                    found++;
                }
            }

            return found;
        });
        for (var i = 0; i < last; i++)
        {
            ring.Add(Frame(i, 0), null);
        }

        await reading;
        Assert.Equal(last - 1, ring.At(last - 1)!.Ms);
    }

    private static FlvTag Frame(long ms, int bytes = 10) => FlvTag.Frame(FlvKind.Video, ms, new byte[bytes]);
}
