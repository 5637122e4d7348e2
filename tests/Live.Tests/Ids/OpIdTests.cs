using LiveFair.Live.Ids;

namespace LiveFair.Live.Tests.Ids;

public sealed class OpIdTests
{
    [Fact]
    public void An_opId_has_1_to_128_characters_of_any_script() => Assert.All(
        ["1", new string('x', 128), "3f2c…/:'\" ", "报名-1", "😀-1"],
        text =>
        {
            Assert.True(OpId.TryParse(text, out var op), text);
            Assert.Equal(text, $"{op}");
        });

    [Fact]
    public void No_client_can_send_an_act_of_the_fair_itself() =>
        Assert.False(OpId.TryParse(OpId.OfFair("enrolled").Value, out _));

    [Fact]
    public void Empty_long_or_broken_texts_are_no_opId() => Assert.All(
        [null, "", new string('x', 129), "a\0", "a\n", "\u0085", "\uD83D", "\uDE00a"],
        text =>
        {
            Assert.False(OpId.TryParse(text, out var op));
            Assert.Equal(default, op);
        });
}
