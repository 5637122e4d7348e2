using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class QuestionsTests
{
    [Theory]
    [InlineData("工资多少")]
    [InlineData("包住吗")]
    [InlineData("包住吗。")]
    [InlineData("管饭不")]
    [InlineData("五险有没有")]
    [InlineData("能不能接孩子放学")]
    [InlineData("几点下班")]
    [InlineData("工资咋结啊")]
    [InlineData("啥时候上班")]
    [InlineData("日结?")]
    [InlineData("在哪个位置")]
    [InlineData("离火车站远不远呀")]
    [InlineData("还招人没")]
    [InlineData("多大年龄要")]
    [InlineData("多久发一次工资")]
    [InlineData("月休几天")]
    [InlineData("几号面试")]
    [InlineData("哪天能上岗")]
    public void What_seekers_ask_is_a_question(string text) => Assert.True(Questions.Ask(text));

    [Theory]
    [InlineData("想去")]
    [InlineData("太远了")]
    [InlineData("工资太低")]
    [InlineData("我报名，四十五岁，有健康证")]
    [InlineData("时间不合适，要接孩子")]
    [InlineData("主播辛苦了！")]
    [InlineData("666")]
    [InlineData("")]
    public void What_seekers_say_is_none(string text) => Assert.False(Questions.Ask(text));
}
