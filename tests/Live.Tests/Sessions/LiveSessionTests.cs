using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class LiveSessionTests
{
    [Theory]
    [InlineData(0, "title:")]
    [InlineData(1, null)]
    [InlineData(60, null)]
    [InlineData(61, "title:")]
    public void A_title_has_one_to_sixty_characters(int length, string? field) =>
        Told(field, (Fair.Session with { Title = new string('场', length) }).Check(Fair.Now));

    [Theory]
    [InlineData(0, null)]
    [InlineData(100, null)]
    [InlineData(101, "postingIds:")]
    public void A_rundown_has_at_most_a_hundred_postings(int count, string? field) =>
        Told(field, LiveSession.CheckRundown([.. Enumerable.Range(0, count).Select(i => new PostingId($"p{i}"))]));

    [Fact]
    public void A_posting_stands_once_in_a_rundown() =>
        Told(
            "postingIds:",
            (Fair.Session with { Rundown = [Fair.Session.Rundown[0], Fair.Session.Rundown[0]] }).Check(Fair.Now));

    [Theory]
    [InlineData(24, null)]
    [InlineData(25, "startsAt:")]
    public void Who_makes_it_late_may_name_the_day_before(int hours, string? field) =>
        Told(field, (Fair.Session with { StartsAt = Fair.Now.AddHours(-hours) }).Check(Fair.Now));

    private static void Told(string? field, Refusal? refusal) =>
        Assert.Equal(field, refusal?.Words.Split(' ')[0]);
}
