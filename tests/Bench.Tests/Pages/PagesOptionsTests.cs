using LiveFair.Bench.Options;
using LiveFair.Bench.Pages;

namespace LiveFair.Bench.Tests.Pages;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class PagesOptionsTests
{
    [Fact]
    public void Without_options_a_slow_phone_looks_at_200_comments_a_second_three_times() =>
        Assert.Equal(new PagesOptions(200, 30, 10, 3, 4, null), PagesOptions.Read([]));

    [Theory]
    [InlineData("room", "room is no option.")]
    [InlineData("--rate 801", "--rate 801: a number from 1")]
    [InlineData("--slowdown 0", "--slowdown 0: a number from 1")]
    public void What_cannot_be_measured_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => PagesOptions.Read(words.Split(' '))).Message);
}
