using System.Text;
using LiveFair.Web.Interest;

namespace LiveFair.Web.Tests.Interest;

/// <summary>What <c>./livefair classify</c> answers.</summary>
public sealed class ClassifyTests
{
    private const string Rundown = """[{"n":7,"title":"小区保安"},{"n":3,"title":"包装工"}]""";

    [Fact]
    public async Task Every_line_is_answered_in_its_order_with_all_keys_and_the_numbers_of_its_rundown()
    {
        var (answers, code) = await Answers(
            Line("7号怎么报名", "3"), Line("想去", "3"), Line("哈哈", "null"), Line("上一个多少钱", "7"));

        Assert.Equal(
            [
                """{"kind":"question","posting":7,"topic":"apply"}""",
                """{"kind":"want","posting":3,"topic":null}""",
                """{"kind":"none","posting":null,"topic":null}""",
                """{"kind":"question","posting":null,"topic":"pay"}""",
            ],
            answers);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"pinned":1}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"想去","pinned":1.5}""")]
    [InlineData("""{"text":"想去","rundown":[{"title":"保安"}]}""")]
    public async Task A_line_that_cannot_be_read_is_answered_with_its_error_and_the_others_go_on(string line)
    {
        var (answers, code) = await Answers(line, Line("想去", "3"));

        Assert.StartsWith("""{"error":""", answers[0], StringComparison.Ordinal);
        Assert.Equal("""{"kind":"want","posting":3,"topic":null}""", answers[1]);
        Assert.Equal((2, 1), (answers.Length, code));
    }

    [Fact]
    public async Task What_is_no_character_is_passed_over()
    {
        var (answers, code) = await Answers("""{"text":"想\uFFFE去\uFFFF\uDBFF\uDFFE"}""");

        Assert.Equal("""{"kind":"want","posting":null,"topic":null}""", Assert.Single(answers));
        Assert.Equal(0, code);
    }

    private static string Line(string text, string pinned) =>
        $$"""{"text":"{{text}}","pinned":{{pinned}},"rundown":{{Rundown}}}""";

    private static async Task<(string[] Answers, int Code)> Answers(params string[] lines)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        using var to = new MemoryStream();
        var code = await ClassifyCommand.Run(from, to);
        return (Encoding.UTF8.GetString(to.ToArray()).Split('\n')[..^1], code);
    }
}
