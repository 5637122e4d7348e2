using LiveFair.Live.Log;

namespace LiveFair.Web.Feeds;

/// <summary>Reads a log of any length, a page of it in memory at a time.</summary>
internal static class LogPages
{
    private const int Size = 2_000;

    /// <summary>Its events in order.</summary>
    /// <param name="read">Reads events behind an offset, at most so many.</param>
    public static async IAsyncEnumerable<LoggedEvent> Read(Func<long, int, Task<IReadOnlyList<LoggedEvent>>> read)
    {
        IReadOnlyList<LoggedEvent> page;
        var after = 0L;
        do
        {
            page = await read(after, Size);
            foreach (var logged in page)
            {
                yield return logged;
                after = logged.Offset;
            }
        }
        while (page.Count == Size);
    }
}
