using LiveFair.Live.Media;

namespace LiveFair.Live.Tests.Media;

public sealed class StreamClockTests
{
    private readonly StreamClock _clock = new();

    [Fact]
    public void The_first_frame_lies_where_the_stream_is_and_the_others_follow_the_publisher()
    {
        Assert.Equal(5_000, _clock.Place(77_000, 5_000));
        Assert.Equal(5_040, _clock.Place(77_040, 5_300));
        Assert.Equal(5_023, _clock.Place(77_023, 5_300));
        Assert.Equal(6_000, _clock.Place(78_000, 5_300));
    }

    [Fact]
    public void Who_comes_again_and_counts_from_0_goes_on_where_the_stream_is()
    {
        _clock.Place(0, 0);
        _clock.Place(14_000, 14_000);
        _clock.Begin();

        Assert.Equal(17_500, _clock.Place(0, 17_500));
        Assert.Equal(17_540, _clock.Place(40, 17_540));
    }

    [Fact]
    public void Who_comes_again_at_once_never_steps_back()
    {
        _clock.Place(0, 0);
        _clock.Place(3_000, 1_000); // Sent in a burst, ahead of the clock.
        _clock.Begin();

        Assert.Equal(3_000 + StreamClock.LeastStep, _clock.Place(0, 1_100));
    }

    [Theory]
    [InlineData(50_000u, 1_000u)] // Back by 49 s.
    [InlineData(50_000u, 90_000u)] // Ahead by 40 s within 40 ms.
    [InlineData(50_000u, 50_000u + 0x7FFF_FFFF)]
    [InlineData(50_000u, 50_000u + 0x8000_0000)]
    public void A_clock_that_jumps_is_laid_behind_the_newest_frame(uint before, uint after)
    {
        var last = _clock.Place(before, 50_000);

        Assert.Equal(last + StreamClock.LeastStep, _clock.Place(after, 50_040));
        Assert.Equal(last + StreamClock.LeastStep + 40, _clock.Place(after + 40, 50_080));
    }

    [Fact]
    public void A_real_break_in_the_publishers_clock_stays_one()
    {
        _clock.Place(0, 0);

        Assert.Equal(30_000, _clock.Place(30_000, 30_000));
    }

    [Fact]
    public void A_clock_that_comes_round_after_49_days_goes_on()
    {
        Assert.Equal(100, _clock.Place(uint.MaxValue - 20, 100));
        Assert.Equal(160, _clock.Place(39, 160));
    }

    [Fact]
    public void Whatever_is_sent_the_timeline_never_steps_back_further_than_allowed()
    {
        var random = new Random(3);
        var newest = 0L;
        for (var i = 0; i < 10_000; i++)
        {
            if (random.Next(50) == 0)
            {
                _clock.Begin();
            }

            var place = _clock.Place((uint)random.NextInt64(uint.MaxValue), i * 40);
            Assert.True(place >= Math.Max(0, newest - StreamClock.LargestStepBack), $"{place} after {newest}");
            newest = Math.Max(newest, place);
        }
    }
}
