using LiveFair.Grains.Log;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>What a session needs of its log to stand as it did: everything but most of the comments.</summary>
internal static class SessionHistory
{
    private const int Page = 2_000;

    public static async Task<IReadOnlyList<LoggedEvent>> Read(ILogStore logs, LogName name, long head)
    {
        var history = new SortedDictionary<long, LoggedEvent>();
        await foreach (var logged in logs.AllButComments(name, head))
        {
            history[logged.Offset] = logged;
        }

        var (comments, questions) = (0, 0);
        await foreach (var logged in logs.NewestFirst(name, head, Page))
        {
            if (Enough(comments, questions))
            {
                break;
            }

            if (logged.Body is not Commented { Text: var text })
            {
                continue;
            }

            var asks = text is not null && Questions.Ask(text);
            if (comments < SessionState.RecentComments || asks)
            {
                history[logged.Offset] = logged;
            }

            comments++;
            questions += asks ? 1 : 0;
        }

        return [.. history.Values];
    }

    private static bool Enough(int comments, int questions) =>
        comments >= SessionState.RecentComments && questions >= InterestTally.OpenQuestions;
}
