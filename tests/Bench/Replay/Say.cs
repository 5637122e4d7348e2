using System.Diagnostics;
using LiveFair.Bench.Transcripts;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Replay;

/// <summary>Says a comment or taps a reaction until the server takes it or refuses it for good.</summary>
internal static class Say
{
    public static async Task Comment(Play play, Watcher watcher, TranscriptAction action)
    {
        var op = Guid.NewGuid().ToString("N");
        var answer = await Insist(play, "comment", () => watcher.Comment(op, action.Text), IsComment.Yes);
        if (action.Key is { } key)
        {
            play.Comment(key).TrySetResult(answer.Ok ? answer.Offset : null);
        }
    }

    public static Task React(Play play, Watcher watcher, string posting, TranscriptAction action)
    {
        var op = Guid.NewGuid().ToString("N");
        return Insist(play, "reaction", () => watcher.React(op, posting, action.Kind), IsComment.No);
    }

    /// <summary>
    /// At a high speed the throttle holds people up: they wait as they are told, and try the same act again.
    /// </summary>
    private static async Task<HubAnswer> Insist(Play play, string what, Func<Task<HubAnswer>> act, IsComment comment)
    {
        while (true)
        {
            var sent = Stopwatch.GetTimestamp();
            var answer = await act();
            if (answer is { Ok: false, Code: "TOO_FAST", RetryAfterMs: { } wait })
            {
                play.Tally.Count($"{what}Waited TOO_FAST");
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
                continue;
            }

            if (answer is { Ok: true, Offset: { } offset } && comment == IsComment.Yes)
            {
                play.Acks.Add(sent, Stopwatch.GetTimestamp());
                play.SentAt[offset] = sent;
            }

            play.Tally.Count(answer.Ok ? $"{what} ok" : $"{what}Refused {answer.Code}");
            return answer;
        }
    }

    private enum IsComment
    {
        Yes,
        No,
    }
}
