using System.Globalization;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.LongLog;

/// <summary>
/// <c>./livefair bench log</c>: whether a very long log slows what is done with it, beside a short one in a server of
/// its own.
/// </summary>
internal static class LongLogBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">The disk is too full, or a server cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = LongLogOptions.Read(args);
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        if (free < options.NeededBytes)
        {
            throw new FairProblem(string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Events} events need {GiB(options.NeededBytes):0} GiB free in {Path.GetTempPath()}, room for "
                + $"others counted, and there are {GiB(free):0}; see --events."));
        }

        await using var small = await LoggedSession.Make(options.Build, options.Short);
        await using var big = await LoggedSession.Make(options.Build, options.Events);
        Console.WriteLine($"{options.Rounds} rounds in both logs, one after the other …");
        var measured = LogActs.All.ToDictionary(act => act, _ => new LogTimes());
        for (var round = -options.Rounds / 3; round < options.Rounds; round++)
        {
            foreach (var act in LogActs.All)
            {
                await Time(act, small, big, round, measured[act]);
            }
        }

        return LongLogReport.Print(measured, options, time.GetUtcNow());
    }

    /// <summary>Rounds below zero warm up. Who comes second finds a warmer processor: the logs take turns.</summary>
    private static async Task Time(LogAct act, LoggedSession small, LoggedSession big, int round, LogTimes times)
    {
        var isShortFirst = round % 2 == 0;
        var first = await act.Time(isShortFirst ? small : big);
        var second = await act.Time(isShortFirst ? big : small);
        if (round >= 0)
        {
            times.Short.Add(0, isShortFirst ? first : second);
            times.Long.Add(0, isShortFirst ? second : first);
        }
    }

    private static double GiB(long bytes) => bytes / (double)(1L << 30);
}
