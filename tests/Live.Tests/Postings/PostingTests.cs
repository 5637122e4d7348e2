using LiveFair.Live.Employers;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Tests.Postings;

public sealed class PostingTests
{
    [Fact]
    public void A_published_posting_that_holds_is_open() => Assert.True(Fair.Cleaner.IsOpen(Fair.Now));

    [Theory]
    [InlineData(PostingState.Draft)]
    [InlineData(PostingState.Withdrawn)]
    [InlineData(PostingState.Closed)]
    public void A_posting_in_any_other_state_is_not_open(PostingState state) =>
        Assert.False((Fair.Cleaner with { State = state }).IsOpen(Fair.Now));

    [Fact]
    public void A_posting_closes_at_its_last_moment()
    {
        Assert.True(Fair.Cleaner.IsOpen(Fair.CleanerText.ValidThrough.AddTicks(-1)));
        Assert.False(Fair.Cleaner.IsOpen(Fair.CleanerText.ValidThrough));
    }

    [Theory]
    [InlineData(0, 4, true)]
    [InlineData(3, 1, true)]
    [InlineData(4, 0, false)]
    [InlineData(6, 0, false)]
    public void A_posting_is_open_while_people_are_wanted(int placed, int left, bool open)
    {
        var posting = Fair.Cleaner with { Placed = placed };

        Assert.Equal(left, posting.HeadcountLeft);
        Assert.Equal(open, posting.IsOpen(Fair.Now));
    }

    [Fact]
    public void A_posting_closes_when_its_employer_loses_check_or_mandate()
    {
        var unchecked_ = Fair.Cleaner with { Employer = Fair.Employer with { CheckedUntil = null } };
        var ended = Fair.Cleaner with
        {
            Employer = Fair.Employer with { Mandates = [new MandatePeriod(default, Fair.Now)] },
        };

        Assert.False(unchecked_.IsOpen(Fair.Now));
        Assert.False(ended.IsOpen(Fair.Now));
        Assert.False(ended.ToCard(Fair.Now).Employer.Verified);
    }

    [Fact]
    public void A_card_shows_the_posting_as_it_stands()
    {
        var card = (Fair.Cleaner with { Placed = 1, Version = 3 }).ToCard(Fair.Now);

        Assert.Equal(("p-cleaner", 3, "日结保洁员"), (card.Id.Value, card.Version, card.Title));
        Assert.Equal(new CardEmployer(Fair.Employer.Id, "银川惠丰家政服务有限公司", true), card.Employer);
        Assert.Equal((4, 3, 1), (card.Headcount, card.HeadcountLeft, card.ConsentVersion));
        Assert.Equal((Fair.CleanerText.Pay, EmploymentType.DayWork), (card.Pay, card.EmploymentType));
        Assert.Equal(("金凤区正源北街", "8:30-17:30"), (card.Place, card.Hours));
        Assert.Equal(("写字楼开荒保洁", "身体健康，不限经验"), (card.Content, card.Requirements));
        Assert.Equal((Fair.CleanerText.ValidThrough, PostingState.Published), (card.ValidThrough, card.State));
        Assert.Equal(["包午餐"], card.Benefits);
    }
}
