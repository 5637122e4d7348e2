using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Tests.Measures;

/// <summary>A rate that rises and is held.</summary>
public sealed class RiseTests
{
    [Fact]
    public void Half_of_the_acts_come_while_the_rate_rises_and_then_they_come_evenly()
    {
        var rise = new Rise(100, 20);
        Assert.Equal(1_000, rise.Acts);
        Assert.Equal(0, rise.Due(0));
        Assert.Equal(10, rise.Due(250), 9);
        Assert.Equal(20, rise.Due(1_000), 9);
        Assert.Equal(20.5, rise.Due(1_050), 9);
    }

    [Fact]
    public void Without_a_rise_the_first_act_is_due_at_once_and_the_others_evenly()
    {
        var rise = new Rise(100, 0);
        Assert.Equal([0, .01, .02], Enumerable.Range(0, 3).Select(rise.Due));
    }
}
