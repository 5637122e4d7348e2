using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class SimilarWordsTests
{
    [Theory]
    [InlineData("加班多吗", "加班多不多")]
    [InlineData("厂里是做什么的", "请问这个厂里做什么的呀？")]
    [InlineData("有没有正式编制", "有正式编制吗")]
    [InlineData("WIFI有吗", "ｗｉｆｉ 有 吗")]
    [InlineData("是中介吗", "主播，你们是不是中介啊")]
    [InlineData("吗", "？？")]
    public void The_same_question_in_other_words_is_the_same(string one, string other) => Assert.InRange(
        SimilarWords.Of(one).To(SimilarWords.Of(other)), SimilarWords.Same, 1);

    [Theory]
    [InlineData("加班多吗", "是中介吗")]
    [InlineData("厂里是做什么的", "有没有正式编制")]
    [InlineData("可以带手机吗", "可以带家属吗")]
    [InlineData("老板是谁", "？")]
    public void Another_question_is_another(string one, string other) => Assert.InRange(
        SimilarWords.Of(one).To(SimilarWords.Of(other)), 0, SimilarWords.Same - 0.001);

    [Fact]
    public void Likeness_is_whole_with_itself_and_the_same_both_ways()
    {
        var (one, other) = (SimilarWords.Of("加班多吗，加班费怎么算"), SimilarWords.Of("加班费多少"));

        Assert.Equal(1, one.To(one));
        Assert.Equal(one.To(other), other.To(one));
    }
}
