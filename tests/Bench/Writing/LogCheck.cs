using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Writing;

/// <summary>What stands in the logs of all sessions.</summary>
/// <param name="Comments">Different ones: each that was sent has words of its own.</param>
/// <param name="Doubled">Those that stand there again.</param>
/// <param name="Applications">Applications.</param>
internal sealed record LogCheck(long Comments, long Doubled, long Applications)
{
    /// <summary>Reads the static list of each session.</summary>
    /// <exception cref="FairProblem">One cannot be read, or its offsets are not dense from 1.</exception>
    public static async Task<LogCheck> Read(FairClient fair, IReadOnlyList<string> sessions)
    {
        var sum = new LogCheck(0, 0, 0);
        foreach (var session in sessions)
        {
            var log = await StaticList.Read(fair, session);
            var comments = log.Where(one => one.Kind == "commented").Select(one => one.Words).ToList();
            var different = comments.Distinct().Count();
            sum = new LogCheck(
                sum.Comments + different,
                sum.Doubled + comments.Count - different,
                sum.Applications + log.Count(one => one.Kind == "applied"));
        }

        return sum;
    }
}
