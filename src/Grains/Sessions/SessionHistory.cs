using LiveFair.Grains.Log;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>
/// What a session needs of its log to stand as it did: everything but the comments that are nothing but words, and the
/// last of those.
/// </summary>
internal static class SessionHistory
{
    private const int Page = 2_000;

    /// <summary>In the order of the log. A page of it is held at a time.</summary>
    public static async IAsyncEnumerable<LoggedEvent> Read(ILogStore logs, LogName name, long head)
    {
        var last = await LastComments(logs, name, head);
        var comments = Comments(logs, name, last, head);
        await foreach (var logged in logs.AllButComments(name, head).MergedWith(comments))
        {
            yield return logged;
        }
    }

    /// <summary>Who said something so lately that slow mode lets them wait: the same ones as before.</summary>
    public static async Task RecallWhoWaits(ILogStore logs, LogName name, SessionState state, DateTimeOffset now)
    {
        if (state.Slow.Since == 0)
        {
            return;
        }

        var since = now - state.Slow.Interval;
        await foreach (var logged in logs.NewestFirst(name, state.Head, Page)
            .TakeWhile(logged => logged.At > since && logged.Offset > state.Slow.Since)
            .Where(logged => logged.Body is Commented))
        {
            state.Slow.Apply(logged);
        }
    }

    private static async Task<List<LoggedEvent>> LastComments(ILogStore logs, LogName name, long head)
    {
        var last = await logs.NewestFirst(name, head, Page)
            .Where(logged => logged.Body is Commented)
            .Take(SessionState.RecentComments)
            .ToListAsync();
        last.Reverse();
        return last;
    }

    /// <summary>Those with a reading, and then the last ones, whatever they say.</summary>
    private static IAsyncEnumerable<LoggedEvent> Comments(
        ILogStore logs, LogName name, List<LoggedEvent> last, long head)
    {
        var first = last.Count > 0 ? last[0].Offset : head + 1;
        return logs.Readings(name, head).TakeWhile(said => said.Offset < first).Concat(last.ToAsyncEnumerable());
    }
}
