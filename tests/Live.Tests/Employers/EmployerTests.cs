namespace LiveFair.Live.Tests.Employers;

public sealed class EmployerTests
{
    // Days from now: the check holds until, the mandate from and until.
    [Theory]
    [InlineData(90, -10, 80, true)]
    [InlineData(90, 0, 80, true)]
    [InlineData(0, -10, 80, false)]
    [InlineData(-1, -10, 80, false)]
    [InlineData(null, -10, 80, false)]
    [InlineData(90, 1, 80, false)]
    [InlineData(90, -10, 0, false)]
    [InlineData(90, null, 80, false)]
    [InlineData(90, -10, null, false)]
    [InlineData(null, null, null, false)]
    public void An_employer_is_verified_while_check_and_mandate_both_hold(
        int? checkedUntil, int? from, int? until, bool verified)
    {
        var employer = Fair.Employer with
        {
            CheckedUntil = Day(checkedUntil),
            MandateFrom = Day(from),
            MandateUntil = Day(until),
        };

        Assert.Equal(verified, employer.IsVerified(Fair.Now));
    }

    [Fact]
    public void The_end_of_a_mandate_is_the_first_moment_without_it()
    {
        var end = Fair.Employer.MandateUntil!.Value;

        Assert.True(Fair.Employer.HasMandate(end.AddTicks(-1)));
        Assert.False(Fair.Employer.HasMandate(end));
    }

    private static DateTimeOffset? Day(int? days) => days is { } number ? Fair.Now.AddDays(number) : null;
}
