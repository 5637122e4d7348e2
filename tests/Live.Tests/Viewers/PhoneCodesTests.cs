using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Viewers;

public sealed class PhoneCodesTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 59)]
    [InlineData(59, 1)]
    [InlineData(60, null)]
    [InlineData(3_600, null)]
    public void A_second_code_comes_a_minute_after_the_first(int secondsAgo, int? waitSeconds) =>
        Assert.Equal(waitSeconds, Wait(SecondsAgo(secondsAgo))?.TotalSeconds);

    [Fact]
    public void The_first_code_comes_at_once() => Assert.Null(Wait());

    [Fact]
    public void The_last_code_sets_the_wait_in_whatever_order_they_are_told() =>
        Assert.Equal(TimeSpan.FromSeconds(50), Wait(SecondsAgo(500), SecondsAgo(10), SecondsAgo(900)));

    [Fact]
    public void Ten_codes_a_day_are_enough()
    {
        var ten = Enumerable.Range(1, 10).Select(hours => Fair.Now.AddHours(-hours)).ToArray();

        Assert.Null(Wait(ten[..9]));
        Assert.Equal(TimeSpan.FromHours(14), Wait(ten));
        Assert.Null(Wait([.. ten[..9], Fair.Now - Day]));
    }

    [Fact]
    public void After_the_wait_a_code_may_really_be_sent()
    {
        var busy = new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }.Select(hours => Fair.Now.AddHours(-hours)).ToArray();
        DateTimeOffset[] full = [SecondsAgo(5), .. busy[..8], Fair.Now - Day + TimeSpan.FromSeconds(10)];

        Assert.All<DateTimeOffset[]>(
            [busy, full, [SecondsAgo(1)]],
            sent => Assert.Null(PhoneCodes.MaySend(sent, Fair.Now + Wait(sent)!.Value)));
    }

    [Fact]
    public void A_refusal_says_too_fast() =>
        Assert.Equal(RefusalCode.TooFast, PhoneCodes.MaySend([Fair.Now], Fair.Now)?.Code);

    [Fact]
    public void Every_wrong_code_gets_the_same_words()
    {
        Assert.Equal(PhoneCodes.Wrong(), PhoneCodes.Wrong());
        Assert.Equal(RefusalCode.Invalid, PhoneCodes.Wrong().Code);
    }

    private static DateTimeOffset SecondsAgo(int seconds) => Fair.Now.AddSeconds(-seconds);

    private static TimeSpan? Wait(params DateTimeOffset[] sent) => PhoneCodes.MaySend(sent, Fair.Now)?.RetryAfter;
}
