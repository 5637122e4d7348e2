using System.Diagnostics.CodeAnalysis;
using LiveFair.Live.Employers;
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
    [InlineData(null, null, null, false)]
    public void An_employer_is_verified_while_check_and_mandate_both_hold(
        int? checkedUntil, int? from, int? until, bool verified)
    {
        var employer = Fair.Employer with
        {
            CheckedUntil = Day(checkedUntil),
            Mandates = from is null || until is null ? [] : [new MandatePeriod(Day(from).Value, Day(until).Value)],
        };

        Assert.Equal(verified, employer.IsVerified(Fair.Now));
    }

    [Fact]
    public void A_mandate_that_begins_later_does_not_end_the_one_in_force()
    {
        var next = new MandatePeriod(Fair.Now.AddDays(200), Fair.Now.AddDays(500));
        var employer = Fair.Employer with { Mandates = [.. Fair.Employer.Mandates, next] };

        Assert.True(employer.HasMandate(Fair.Now));
        Assert.False(employer.HasMandate(Fair.Now.AddDays(100)));
        Assert.True(employer.HasMandate(Fair.Now.AddDays(201)));
        Assert.Equal(next.Until, employer.MandateUntil);
    }

    [Fact]
    public void The_end_of_a_mandate_is_the_first_moment_without_it()
    {
        var end = Fair.Employer.MandateUntil!.Value;

        Assert.True(Fair.Employer.HasMandate(end.AddTicks(-1)));
        Assert.False(Fair.Employer.HasMandate(end));
    }

    [return: NotNullIfNotNull(nameof(days))]
    private static DateTimeOffset? Day(int? days) => days is { } number ? Fair.Now.AddDays(number) : null;
}
