using LiveFair.Bench.Options;
using LiveFair.Bench.Writing;

namespace LiveFair.Bench.Tests.Writing;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class WritingOptionsTests
{
    [Fact]
    public void Without_options_five_thousand_comments_a_second_go_into_one_session()
    {
        var options = WritingOptions.Read([]);
        Assert.Equal((1, 5_000d, 500, 500d), (
            options.Sessions, options.Rate, options.Connections, options.Applications));
    }

    [Theory]
    [InlineData("--rate 20000 --connections 100", "--connections 100: each has one session")]
    [InlineData("--rate 10 --connections 500", "--connections 500: each has one session")]
    [InlineData("--sessions 501", "--connections 500: each has one session")]
    [InlineData("--applications -1", "--applications -1: a number from 0")]
    [InlineData("--rates 10", "--rates is no option.")]
    [InlineData("quickly", "quickly is no option.")]
    public void What_no_load_can_be_made_of_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => WritingOptions.Read(words.Split(' '))).Message);
}
