using LiveFair.Live.Employers;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Tests.Postings;

public sealed class PostingScreenTests
{
    [Fact]
    public void A_posting_that_tells_everything_passes()
    {
        Assert.Empty(PostingScreen.CheckPublish(Fair.CleanerText, Fair.Employer, Fair.Now));
        Assert.Empty(PostingScreen.CheckPublish(Fair.Crochet.Text, Fair.Employer, Fair.Now));
    }

    public static TheoryData<string, PostingText> Texts() => new()
    {
        { "title:title", Fair.CleanerText with { Title = "" } },
        { "title:title", Fair.CleanerText with { Title = new string('岗', 61) } },
        { "title:title", Fair.CleanerText with { Title = "岗" + new string('\u0489', 40) } },
        { "headcount:headcount", Fair.CleanerText with { Headcount = 0 } },
        { "headcount:headcount", Fair.CleanerText with { Headcount = -1 } },
        { "headcount:headcount", Fair.CleanerText with { Headcount = 10_001 } },
        { "pay:pay.text", Fair.CleanerText with { Pay = Pay("") } },
        { "pay:pay.text", Fair.CleanerText with { Pay = Pay(new string('元', 81)) } },
        { "payBelowZero:pay.min", Fair.CleanerText with { Pay = Pay("面议", -1, null) } },
        { "payBelowZero:pay.max", Fair.CleanerText with { Pay = Pay("面议", null, -1) } },
        { "payOrder:pay.min", Fair.CleanerText with { Pay = Pay("150-130元/天", 150, 130) } },
        { "length:place", Fair.CleanerText with { Place = new string('街', 121) } },
        { "length:hours", Fair.CleanerText with { Hours = new string('时', 121) } },
        { "length:content", Fair.CleanerText with { Content = new string('活', 2_001) } },
        { "length:requirements", Fair.CleanerText with { Requirements = new string('要', 1_001) } },
        { "length:category", Fair.CleanerText with { Category = new string('类', 41) } },
        { "place:place", Fair.CleanerText with { Place = " " } },
        { "position:position", Fair.CleanerText with { Position = new GeoPoint(90.01, 106.2) } },
        { "position:position", Fair.CleanerText with { Position = new GeoPoint(-91, 106.2) } },
        { "position:position", Fair.CleanerText with { Position = new GeoPoint(38.5, 180.5) } },
        { "position:position", Fair.CleanerText with { Position = new GeoPoint(38.5, -181) } },
        { "position:position", Fair.CleanerText with { Position = new GeoPoint(double.NaN, 106.2) } },
        { "length:source.name", Fair.CleanerText with { SourceName = new string('源', 81) } },
        { "benefits:benefits", Fair.CleanerText with { Benefits = [new string('包', 41)] } },
        { "benefits:benefits", Fair.CleanerText with { Benefits = [.. Enumerable.Repeat("包吃", 21)] } },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_field_that_cannot_be_kept_is_named(string expected, PostingText text)
    {
        Assert.Equal([expected], Found(PostingScreen.CheckText(text)));
        Assert.Contains(expected, Found(PostingScreen.CheckPublish(text, Fair.Employer, Fair.Now)));
    }

    [Fact]
    public void Fields_at_their_limits_are_kept() => Assert.Empty(PostingScreen.CheckText(Fair.CleanerText with
    {
        Title = new string('岗', 60),
        Headcount = 10_000,
        Place = new string('街', 120),
        Content = new string('活', 2_000),
        Pay = Pay(new string('元', 80), 0, 0),
        Benefits = [.. Enumerable.Repeat(new string('包', 40), 20)],
    }));

    public static TheoryData<string, PostingText> Unpublishable() => new()
    {
        { "content:content", Fair.CleanerText with { Content = null } },
        { "basicPay:pay.min", Fair.CleanerText with { Pay = Pay("工资面议") } },
        { "validity:validThrough", Fair.CleanerText with { ValidThrough = Fair.Now } },
        { "validity:validThrough", Fair.CleanerText with { ValidThrough = Fair.Now.AddDays(367) } },
        {
            "settlement:pay.settlement",
            Fair.CleanerText with
            {
                EmploymentType = EmploymentType.PartTime,
                Pay = new PayRange("20元/小时，月结", 20, null, PayUnit.Hour, Settlement.Month),
            }
        },
    };

    [Theory]
    [MemberData(nameof(Unpublishable))]
    public void A_draft_may_lack_what_a_published_posting_must_tell(string expected, PostingText text)
    {
        Assert.Empty(PostingScreen.CheckText(text));
        var finding = Assert.Single(PostingScreen.CheckPublish(text, Fair.Employer, Fair.Now));

        Assert.Equal(expected, Found([finding]).Single());
        Assert.Equal(FindingLevel.Block, finding.Level);
        Assert.NotEmpty(finding.Source);
    }

    [Fact]
    public void Part_time_work_may_be_paid_twice_a_month() => Assert.Empty(PostingScreen.CheckPublish(
        Fair.CleanerText with
        {
            EmploymentType = EmploymentType.PartTime,
            Pay = new PayRange("20元/小时", 20, null, PayUnit.Hour, Settlement.HalfMonth),
        },
        Fair.Employer,
        Fair.Now));

    [Fact]
    public void An_employer_without_check_or_mandate_publishes_nothing()
    {
        Assert.Equal(["licence:employer"], Publish(Fair.Employer with { CheckedUntil = Fair.Now }));
        var later = new MandatePeriod(Fair.Now.AddDays(1), Fair.Now.AddDays(9));
        Assert.Equal(["mandate:employer"], Publish(Fair.Employer with { Mandates = [later] }));
    }

    [Fact]
    public void A_posting_is_blocked_by_a_blocking_finding_only()
    {
        var review = new Finding("age", FindingLevel.Review, "requirements", "Names an age.", "就业促进法");

        Assert.False(new Screened(Fair.Cleaner, []).IsBlocked);
        Assert.False(new Screened(Fair.Cleaner, [review]).IsBlocked);
        Assert.True(new Screened(Fair.Cleaner, [review, review with { Level = FindingLevel.Block }]).IsBlocked);
    }

    private static PayRange Pay(string text, decimal? min = null, decimal? max = null) =>
        new(text, min, max, PayUnit.Day, Settlement.Day);

    private static IEnumerable<string> Publish(Employer employer) =>
        Found(PostingScreen.CheckPublish(Fair.CleanerText, employer, Fair.Now));

    private static IEnumerable<string> Found(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.Rule}:{finding.Field}");
}
