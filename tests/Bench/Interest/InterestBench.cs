using System.Text;
using LiveFair.Bench.Interest.Learning;
using LiveFair.Bench.Options;
using LiveFair.Live.Interest;

namespace LiveFair.Bench.Interest;

/// <summary>
/// <c>./livefair bench interest</c>: how well and how fast comments are read, beside labels made by hand.
/// </summary>
internal static class InterestBench
{
    private static readonly int[] Lengths = [20, 200, 2_000, 20_000];

    /// <returns>0; 1 when the test half is read worse than is aimed at.</returns>
    /// <exception cref="UsageException">Options are given.</exception>
    public static int Run(IReadOnlyList<string> args, TimeProvider time)
    {
        if (args is ["learn"])
        {
            return LearnCommand.Run();
        }

        var options = new OptionList(args, "bench interest");
        if (options.Words.Count > 0)
        {
            throw new UsageException($"{options.Words[0]} is no option. {options.Usage}");
        }

        var (tune, test) = (LabelledComments.Read("words", "weights"), LabelledComments.Read("test"));
        var speed = new ReadingSpeed(
            PerSecond(test, time), [.. Lengths.Select(length => PerLetter(test, length, time))]);
        return InterestReport.Print(tune.Agree(), test.Agree(), speed, time.GetUtcNow());
    }

    private static double PerSecond(LabelledComments set, TimeProvider time)
    {
        const int rounds = 5;
        set.Agree();
        var start = time.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            set.Agree();
        }

        return rounds * set.Comments.Count / time.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The labelled comments one behind the other, cut into texts of one length.</summary>
    private static LetterTime PerLetter(LabelledComments set, int length, TimeProvider time)
    {
        var whole = new StringBuilder();
        while (whole.Length < 100_000)
        {
            whole.AppendJoin('，', set.Comments.Select(comment => comment.Text));
        }

        var reader = new IntentReader(["包装工", "小区保安", "夜班分拣员（包住）"]);
        var texts = whole.ToString().Chunk(length).Select(letters => new string(letters)).ToList();
        texts.Take(50).ToList().ForEach(text => reader.Read(text, 1));
        var start = time.GetTimestamp();
        texts.ForEach(text => reader.Read(text, 1));
        return new LetterTime(length, time.GetElapsedTime(start).TotalNanoseconds / whole.Length);
    }
}
