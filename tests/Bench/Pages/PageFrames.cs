using System.Text.Json;

namespace LiveFair.Bench.Pages;

/// <summary>How one opened room kept up.</summary>
/// <param name="PerSecond">Frames a second that the page could draw in.</param>
/// <param name="WorstGap">The longest time between two of them, ms.</param>
/// <param name="LongTasks">Tasks over 50 ms.</param>
/// <param name="LongestTask">The longest of them, ms; 0 without any.</param>
/// <param name="ShownPerSecond">By how many comments a second the list went on.</param>
/// <param name="Idle">The share of the machine's processors that nobody used meanwhile.</param>
internal sealed record PageFrames(
    double PerSecond, double WorstGap, int LongTasks, double LongestTask, double ShownPerSecond, double Idle)
{
    public static PageFrames Read(JsonElement line)
    {
        double Number(string name) => line.GetProperty(name).GetDouble();
        return new PageFrames(
            Number("framesPerSecond"),
            Number("worstGapMs"),
            line.GetProperty("longTasks").GetInt32(),
            Number("longestTaskMs"),
            Number("shownPerSecond"),
            Number("idle"));
    }
}
