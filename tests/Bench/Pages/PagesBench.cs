using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Pages;

/// <summary>
/// <c>./livefair bench pages</c>: how smooth the viewer's room stays on a slow phone while many comment, and what each
/// page weighs. Server, load and browser share the machine.
/// </summary>
internal static class PagesBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">It cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = PagesOptions.Read(args);
        var sizes = await PageSizes.Measure();
        Headline.Print(
            time.GetUtcNow(),
            $"one room in Chromium at a phone's size, its processor {options.Slowdown} times slower, "
            + $"{options.Rate} comments a second from {RoomTalk.People} people, {options.Seconds} s, "
            + $"{options.Runs} runs, {Environment.ProcessorCount} processors for all");
        var runs = await Frames(options);
        return PagesReport.Print(runs, options.Rate, sizes);
    }

    private static async Task<List<PageFrames>> Frames(PagesOptions options)
    {
        await using var hall = await Hall.Open(options.Build, sessions: 1, people: RoomTalk.People);
        await using var talk = await RoomTalk.Begin(hall, options.Rate);
        var runs = new List<PageFrames>();
        await foreach (var line in PageDriver.Run(
            hall.Server.Url, "frames.mjs", hall.Sessions[0], "--seconds", $"{options.Seconds}",
            "--warmup", $"{options.WarmUp}", "--runs", $"{options.Runs}", "--slowdown", $"{options.Slowdown}"))
        {
            runs.Add(PageFrames.Read(line));
        }

        return talk.Failed == 0
            ? runs
            : throw new FairProblem(
                $"{talk.Failed} comments were not said ({talk.Why}), {talk.Acked} were: the load is another.");
    }
}
