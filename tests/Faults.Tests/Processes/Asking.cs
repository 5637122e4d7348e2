using System.Diagnostics;

namespace LiveFair.Faults.Tests.Processes;

/// <summary>
/// The one place that asks again and again: another process, and a file that it writes, have no other way to say how
/// far they are.
/// </summary>
internal static class Asking
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(30);

    /// <summary>Asks until it holds; the test fails when that is not within the limit.</summary>
    /// <param name="holds">Whether it holds now.</param>
    /// <param name="last">What was awaited, and how it stood at last.</param>
    /// <param name="limit">How long it may take.</param>
    public static async Task Until(Func<Task<bool>> holds, Func<string> last, TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Between);
        while (!await holds())
        {
            Assert.True(since.Elapsed < limit, $"Waited {since.Elapsed}: {last()}");
            await pace.WaitForNextTickAsync();
        }
    }
}
