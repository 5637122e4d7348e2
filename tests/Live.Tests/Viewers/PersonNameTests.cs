using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Viewers;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("马小雨", "马**")]
    [InlineData("张三", "张*")]
    [InlineData("欧阳娜娜", "欧***")]
    [InlineData("买买提·阿布都拉", "买***")]
    [InlineData("Li Lei", "L***")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("马", "*")]
    public void A_name_prints_its_first_character_only(string typed, string masked)
    {
        Assert.True(PersonName.TryParse(typed, out var name));

        Assert.Equal(typed, name.Whole);
        Assert.Equal(masked, name.Masked);
        Assert.Equal(masked, $"{name}");
    }

    [Fact]
    public void A_record_that_holds_a_name_prints_it_masked()
    {
        var printed = new { Name = PersonName.FromStore("马小雨") }.ToString();

        Assert.DoesNotContain("小雨", printed, StringComparison.Ordinal);
        Assert.Contains("马**", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_has_1_to_30_visible_characters()
    {
        Assert.True(PersonName.TryParse(new string('马', 30), out _));
        Assert.All(
            [null, "", " ", "\u200B", "\uD83D", new string('马', 31)],
            text => Assert.False(PersonName.TryParse(text, out _)));
    }

    [Fact]
    public void Hidden_characters_are_dropped_from_a_name()
    {
        Assert.True(PersonName.TryParse(" 马\u200B小\u202E雨 ", out var name));
        Assert.Equal("马小雨", name.Whole);
    }

    [Fact]
    public void No_name_prints_as_nothing() => Assert.Equal("", default(PersonName).ToString());
}
