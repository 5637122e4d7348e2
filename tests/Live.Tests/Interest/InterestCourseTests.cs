using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class InterestCourseTests
{
    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(2_399_999, 10_000)]
    [InlineData(2_400_000, 30_000)]
    [InlineData(7_199_999, 30_000)]
    [InlineData(14_000_000, 60_000)]
    [InlineData(100_000_000_000, 3_600_000)]
    public void A_curve_has_at_most_240_steps_of_a_length_that_people_read(long durationMs, int stepMs) =>
        Assert.Equal(stepMs, InterestCourse.StepFor(durationMs));
}
