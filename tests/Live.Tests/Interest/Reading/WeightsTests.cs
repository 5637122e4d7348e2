using LiveFair.Live.Interest.Reading;
using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Live.Tests.Interest.Reading;

public sealed class WeightsTests
{
    private const string Rows = "*\t5\t0\n=0\t1\t0\n=1\t0\t90\n不_远\t40\t-40\n远\t0\t30\n";

    [Fact]
    public void Traces_are_letters_neighbours_and_pairs_up_to_six_letters_apart_with_the_ends_of_thoughts()
    {
        var traces = RuledComment.Of("不好，太远？").Traces.Select(trace => (Trace.Unpack(trace.Key), trace.Clause)).ToList();

        Assert.Equal(("^", 0), traces[0]);
        Assert.Contains(("好|", 0), traces);
        Assert.Contains(("不_远", 0), traces);
        Assert.Contains(("远?", 1), traces);
        Assert.Contains(("^_|", 0), traces);
        Assert.DoesNotContain(RuledComment.Of("一二三四五六七八").Traces, trace => Trace.Unpack(trace.Key) == "一_八");
        Assert.Contains(RuledComment.Of("一二三四五六七八").Traces, trace => Trace.Unpack(trace.Key) == "一_七");
    }

    [Fact]
    public void The_number_of_traces_grows_with_the_length_alone() =>
        Assert.InRange(
            RuledComment.Of(string.Concat(Enumerable.Repeat("好远", 5_000))).Traces.Count, 1, 7 * 10_010);

    [Fact]
    public void The_rules_answer_stands_unless_the_wording_weighs_more()
    {
        var weights = Weights.Read(Rows);

        Assert.Equal(0, weights.Weigh(RuledComment.Of("好").Traces, 0));
        Assert.Equal(1, weights.Weigh(RuledComment.Of("好").Traces, 1));
        Assert.Equal(1, weights.Weigh(RuledComment.Of("远").Traces, 0));
        Assert.Equal(0, weights.Weigh(RuledComment.Of("不太远").Traces, 0));
    }

    [Fact]
    public void The_clause_that_speaks_most_for_an_outcome_is_found()
    {
        var comment = RuledComment.Of("想去，就是远");

        Assert.Equal(1, Weights.Read(Rows).Clause(comment.Traces, comment.Clauses.Count, 1));
    }

    [Fact]
    public void What_is_written_is_read_again() => Assert.Equal(Rows, Weights.Read(Rows).Write());

    [Theory]
    [InlineData("=0\t1\t0\n=1\t0\t9\n", "*")]
    [InlineData("*\t5\t0\n=0\t1\t0\n", "=1")]
    [InlineData("*\t5\t0\n=0\t1\t0\n=1\t0\t9\n远\t3\n", "2")]
    public void A_file_that_lacks_something_is_refused(string text, string named) =>
        Assert.Contains(
            named, Assert.Throws<FormatException>(() => Weights.Read(text)).Message, StringComparison.Ordinal);
}
