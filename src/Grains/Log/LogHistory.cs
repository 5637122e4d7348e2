using LiveFair.Live.Log;

namespace LiveFair.Grains.Log;

/// <summary>Reads a log for grains that load: what was decided from its start, what was said from its end.</summary>
internal static class LogHistory
{
    /// <summary>Older events are not looked at when a grain is loaded: it must not take seconds.</summary>
    private const int FurthestBack = 100_000;

    private const int Page = 2_000;

    /// <summary>Everything but comments, in order, to a head.</summary>
    public static async IAsyncEnumerable<LoggedEvent> AllButComments(this ILogStore logs, LogName name, long head)
    {
        for (long after = 0; after < head;)
        {
            var page = await logs.ReadAllButComments(name, after, Page);
            foreach (var logged in page)
            {
                yield return logged;
            }

            after = page.Count == Page ? page[^1].Offset : head;
        }
    }

    /// <summary>Events from the head back, a page at a time; stop when there are enough.</summary>
    public static async IAsyncEnumerable<LoggedEvent> NewestFirst(
        this ILogStore logs, LogName name, long head, int page)
    {
        for (var end = head; end > 0 && head - end < FurthestBack; end -= page)
        {
            var after = Math.Max(0, end - page);
            foreach (var logged in (await logs.Read(name, after, (int)(end - after))).Reverse())
            {
                yield return logged;
            }
        }
    }
}
