using LiveFair.Live.Log;

namespace LiveFair.Grains.Log;

/// <summary>Reads a log for grains that load: what was decided from its start, what was said from its end.</summary>
internal static class LogHistory
{
    /// <summary>Older events are not looked at when a grain is loaded: it must not take seconds.</summary>
    private const int FurthestBack = 100_000;

    private const int Page = 2_000;

    /// <summary>Everything but comments, in order, to a head.</summary>
    public static IAsyncEnumerable<LoggedEvent> AllButComments(this ILogStore logs, LogName name, long head) =>
        Pages(after => logs.ReadAllButComments(name, after, Page), head);

    /// <summary>The comments with a reading, in order, to a head.</summary>
    public static IAsyncEnumerable<LoggedEvent> Readings(this ILogStore logs, LogName name, long head) =>
        Pages(after => logs.ReadReadings(name, after, Page), head);

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

    /// <summary>Two stretches of one log that share no event, as one in order.</summary>
    public static async IAsyncEnumerable<LoggedEvent> MergedWith(
        this IAsyncEnumerable<LoggedEvent> one, IAsyncEnumerable<LoggedEvent> other)
    {
        await using var ones = one.GetAsyncEnumerator();
        await using var others = other.GetAsyncEnumerator();
        var (hasOne, hasOther) = (await ones.MoveNextAsync(), await others.MoveNextAsync());
        while (hasOne || hasOther)
        {
            if (!hasOther || (hasOne && ones.Current.Offset < others.Current.Offset))
            {
                yield return ones.Current;
                hasOne = await ones.MoveNextAsync();
            }
            else
            {
                yield return others.Current;
                hasOther = await others.MoveNextAsync();
            }
        }
    }

    private static async IAsyncEnumerable<LoggedEvent> Pages(
        Func<long, Task<IReadOnlyList<LoggedEvent>>> read, long head)
    {
        for (long after = 0; after < head;)
        {
            var page = await read(after);
            foreach (var logged in page)
            {
                yield return logged;
            }

            after = page.Count == Page ? page[^1].Offset : head;
        }
    }
}
