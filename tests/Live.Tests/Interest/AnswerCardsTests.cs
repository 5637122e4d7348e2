using LiveFair.Live.Ids;
using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class AnswerCardsTests
{
    private static readonly AnswerCard Card = new()
    {
        Id = new AnswerCardId("a-1"),
        Station = new StationId("s-1"),
        Topic = QuestionTopic.Place,
        Title = "班车",
        Text = "坐 3 路到{place}",
        Position = 0,
    };

    [Fact]
    public void A_card_s_words_are_kept_as_a_reader_sees_them()
    {
        var clean = AnswerCards.Clean(Card with { Title = " 班\u200B车 ", Text = "坐 3 路\n到{place} " }).Value!;
        Assert.Equal(("班车", "坐 3 路 到{place}"), (clean.Title, clean.Text));
    }

    [Fact]
    public void The_standard_cards_can_be_kept_and_are_the_same_whoever_gets_them()
    {
        var number = 0;
        var cards = AnswerCards.Standard(new StationId("s-1"), () => new AnswerCardId($"a-{++number}"));
        Assert.Equal(
            [QuestionTopic.BoardLodging, QuestionTopic.Hours, QuestionTopic.Family, QuestionTopic.Pay],
            cards.Select(card => card.Topic));
        Assert.Equal(4, cards.Select(card => card.Id).Distinct().Count());
        Assert.All(cards, card => Assert.Equal(card, AnswerCards.Clean(card).Value));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000)]
    public void A_place_out_of_bounds_is_refused(int position) =>
        Assert.Equal(RefusalCode.Invalid, AnswerCards.Clean(Card with { Position = position }).Refused?.Code);
}
