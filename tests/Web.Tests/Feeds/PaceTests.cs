using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Feeds;

public sealed class PaceTests
{
    private readonly Pace _pace = new(TimeSpan.FromMilliseconds(40));

    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 40)]
    [InlineData(400, 40)]
    [InlineData(500, 50)]
    [InlineData(999, 99)]
    [InlineData(1_000, 100)]
    [InlineData(5_000, 100)]
    public void A_small_room_has_the_shortest_distance_and_one_of_a_thousand_ten_frames(int lanes, int apart) =>
        Assert.Equal(apart, _pace.Spacing(lanes).TotalMilliseconds);

    [Fact]
    public void Where_sending_takes_long_it_gets_eight_tenths_of_the_time_and_a_small_room_stays_as_it_was()
    {
        Learn(TimeSpan.FromMilliseconds(5), 500);
        Assert.InRange(_pace.Spacing(10_000).TotalMilliseconds, 124.9, 125.1);
        Assert.InRange(_pace.Spacing(20_000).TotalMilliseconds, 249.9, 250.1);
        Assert.Equal(100, _pace.Spacing(1_000).TotalMilliseconds);
        Assert.Equal(40, _pace.Spacing(10).TotalMilliseconds);
    }

    [Fact]
    public void Nobody_waits_longer_than_a_second_whatever_sending_takes()
    {
        Learn(TimeSpan.FromSeconds(5), 500);
        Assert.Equal(TimeSpan.FromSeconds(1), _pace.Spacing(500));
        Assert.Equal(TimeSpan.FromSeconds(1), _pace.Spacing(1_000_000));
    }

    [Fact]
    public void What_was_slow_once_is_forgotten_when_it_is_quick_again()
    {
        Learn(TimeSpan.FromMilliseconds(50), 500);
        Learn(TimeSpan.FromMilliseconds(5), 500);
        Assert.InRange(_pace.Spacing(10_000).TotalMilliseconds, 124.9, 125.1);
    }

    [Fact]
    public void One_measurement_moves_it_by_a_tenth_of_what_it_is_off()
    {
        Learn(TimeSpan.FromMilliseconds(5), 500);
        _pace.Took(TimeSpan.FromMilliseconds(10), 500);
        Assert.InRange(_pace.Spacing(10_000).TotalMilliseconds, 137.4, 137.6);
    }

    [Fact]
    public void A_group_of_few_that_was_interrupted_hardly_slows_a_hall_of_many()
    {
        Learn(TimeSpan.FromMilliseconds(5), 500);
        _pace.Took(TimeSpan.FromMilliseconds(20), 1);
        Assert.Equal(100, _pace.Spacing(1_000).TotalMilliseconds);
        Assert.InRange(_pace.Spacing(10_000).TotalMilliseconds, 124.9, 180);
    }

    [Fact]
    public void Sending_to_nobody_teaches_nothing()
    {
        _pace.Took(TimeSpan.FromSeconds(1), 0);
        Assert.Equal(40, _pace.Spacing(10).TotalMilliseconds);
    }

    /// <summary>Long enough to know it.</summary>
    private void Learn(TimeSpan time, int lanes)
    {
        for (var i = 0; i < 200; i++)
        {
            _pace.Took(time, lanes);
        }
    }
}
