using LiveFair.Bench.Fair;
using LiveFair.Bench.Transcripts;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Replay;

/// <summary>What the host of the transcript does on the server.</summary>
internal sealed class HostPart(
    FairClient fair, Stage stage, Watcher watcher, Play play, IReadOnlyDictionary<string, string> viewers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Watcher Watcher => watcher;

    public Task Act(TranscriptAction action) => action.Do switch
    {
        ActionKind.Start or ActionKind.Pause or ActionKind.Resume or ActionKind.End =>
            Call(HttpMethod.Post, action.Do.ToString().ToLowerInvariant(), new { opId = Op() }),
        ActionKind.Pin => Call(HttpMethod.Put, "pin", new { opId = Op(), postingId = PostingId(action) }),
        ActionKind.Unpin => Call(HttpMethod.Delete, "pin", null),
        ActionKind.Notice => Call(HttpMethod.Post, "notices", new { opId = Op(), text = action.Text }),
        ActionKind.Mute => Call(
            HttpMethod.Put,
            $"mutes/{viewers[action.Target]}",
            new { reason = action.Reason, minutes = action.Minutes }),
        ActionKind.Comment => Say.Comment(play, watcher, action),
        ActionKind.RemoveComment => Remove(action),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Do, "No act of the host"),
    };

    private static string Op() => Guid.NewGuid().ToString("N");

    private string PostingId(TranscriptAction action) => stage.Postings[action.Posting].GetProperty("id").GetString()!;

    private async Task Remove(TranscriptAction action)
    {
        // Who was to say it may have fallen out; the host does not wait for them for ever.
        var said = play.Comment(action.Target).Task;
        if (await Task.WhenAny(said, Task.Delay(Patience)) == said && await said is { } offset)
        {
            await Call(HttpMethod.Delete, $"comments/{offset}", new { reason = action.Reason });
        }
    }

    private async Task Call(HttpMethod method, string path, object? body)
    {
        var answer = await fair.Insist(method, $"/api/sessions/{stage.Session}/{path}", stage.Token, body);
        play.Tally.Count(answer.Ok ? "host ok" : $"hostRefused {answer.Code}");
    }
}
