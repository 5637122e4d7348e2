using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class IntentReaderTests
{
    private static readonly IntentReader Reader = new(["包装工", "小区保安", "保洁员", "叉车司机", "夜班分拣员"]);

    [Theory]
    [InlineData("扣1", 2, "want 2")]
    [InlineData("3号岗位怎么报名", 1, "question 3 apply")]
    [InlineData("几点上班", 4, "question 4 hours")]
    [InlineData("五十多岁要不要", 2, "question 2 age")]
    [InlineData("包吃住不", 3, "question 3 boardLodging")]
    [InlineData("有没有不上夜班的", 5, "question null hours")]
    [InlineData("不想去了", 2, "none null")]
    [InlineData("工资不低", 1, "none null")]
    [InlineData("太远了，不过有班车，报名", 1, "want 1")]
    [InlineData("1号太累，2号想去", 1, "want 2")]
    [InlineData("站十二个小时？不要命了", 5, "hours 5")]
    [InlineData("再早两小时下班我就报", 5, "hours 5")]
    [InlineData("2号刚讲过了，是月结", 4, "none null")]
    [InlineData("想去+1", null, "want null")]
    [InlineData("多少钱一小时啊", 5, "question 5 pay")]
    [InlineData("离南门远不远", 3, "question 3 place")]
    [InlineData("夫妻能一起吗", 1, "question 1 family")]
    [InlineData("想去，签合同不", 4, "question 4 contract")]
    [InlineData("上一个还招人吗", 3, "question 2 apply")]
    [InlineData("不远吧", 3, "none null")]
    [InlineData("不远吧？", 3, "question 3 place")]
    [InlineData("太低了吧", 1, "payLow 1")]
    [InlineData("想去，可惜太远了", 1, "tooFar 1")]
    [InlineData("2号钱少，4号又太远", 3, "payLow 2")]
    [InlineData("工资好高哦，够买两斤肉了", 3, "payLow 3")]
    [InlineData("我会开叉车，后天有空", 1, "want 4")]
    [InlineData("主播怎么没声音了", 1, "none null")]
    [InlineData("能帮我登记不", 1, "want 1")]
    [InlineData("求链接", 1, "question 1 apply")]
    [InlineData("讲下工资", 2, "question 2 pay")]
    [InlineData("谁去啊", 1, "none null")]
    [InlineData("就这点？", 1, "payLow 1")]
    [InlineData("你逗我呢", 1, "none null")]
    [InlineData("想去可惜远", 2, "tooFar 2")]
    [InlineData("远是远点，我去", 2, "want 2")]
    [InlineData("管饭就去", 2, "want 2")]
    [InlineData("不去", 2, "none null")]
    [InlineData("不报了", 2, "none null")]
    [InlineData("不远", 2, "none null")]
    [InlineData("不算低", 2, "none null")]
    [InlineData("谁说远了", 2, "none null")]
    [InlineData("不近", 2, "tooFar 2")]
    [InlineData("不高", 2, "payLow 2")]
    [InlineData("不划算", 2, "payLow 2")]
    [InlineData("谁不想去", 2, "want 2")]
    [InlineData("666", 2, "none null")]
    [InlineData("88", 2, "none null")]
    [InlineData("222", 2, "none null")]
    [InlineData("这个不错", 2, "none null")]
    [InlineData("挺近的", 2, "none null")]
    [InlineData("再看看", 2, "none null")]
    [InlineData("太累", 2, "none null")]
    [InlineData("没社保", 2, "none null")]
    [InlineData("去不了", 2, "none null")]
    [InlineData("想去，太累了，去不了", 2, "none null")]
    [InlineData("都太远", 2, "tooFar null")]
    [InlineData("哪个近点", 2, "question null place")]
    [InlineData("有没有白班的", 2, "question null hours")]
    [InlineData("5号发工资吗", 2, "question 2 pay")]
    [InlineData("看大门的还要人吗", 1, "question 2 apply")]
    [InlineData("③想去", 1, "want 3")]
    [InlineData("第3个怎么报名", 1, "question 3 apply")]
    [InlineData("报3", 1, "want 3")]
    [InlineData("刚才那个多少钱", 3, "question 2 pay")]
    [InlineData("下一个是什么", 3, "question 4 other")]
    [InlineData("最后一个几点上班", 1, "question 5 hours")]
    [InlineData("不是嫌远，是钱少", 1, "payLow 1")]
    [InlineData("近点就去", 1, "tooFar 1")]
    [InlineData("工资高点我就报名", 1, "payLow 1")]
    [InlineData("算我一个", 1, "want 1")]
    [InlineData("投了", 1, "want 1")]
    [InlineData("🙋", 1, "want 1")]
    [InlineData("１１１１", 1, "want 1")]
    [InlineData("太累，想去", 1, "want 1")]
    [InlineData("6号想去", 1, "want null")]
    public void A_comment_says_what_its_writer_means(string text, int? pinned, string label) =>
        Assert.Equal(label, Label(Reader.Read(text, pinned)));

    private static string Label(Intent intent)
    {
        string?[] words = [Name(intent.Kind) ?? "none", intent.Posting?.ToString() ?? "null", Name(intent.Topic)];
        return string.Join(' ', words.OfType<string>());
    }

    private static string? Name<T>(T? value)
        where T : struct, Enum =>
        value?.ToString() is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;
}
