using System.Threading.Channels;
using LiveFair.Bench.Transcripts;

namespace LiveFair.Bench.Replay;

/// <summary>Somebody who does one thing after the other; what comes due meanwhile waits its turn.</summary>
internal sealed class Actor
{
    private readonly Channel<TranscriptAction> _due = Channel.CreateUnbounded<TranscriptAction>();
    private readonly Task _acting;

    public Actor(Func<TranscriptAction, Task> act) => _acting = ActAll(act);

    public void Do(TranscriptAction action) => _due.Writer.TryWrite(action);

    /// <summary>Ends when everything is done.</summary>
    public Task Finish()
    {
        _due.Writer.TryComplete();
        return _acting;
    }

    private async Task ActAll(Func<TranscriptAction, Task> act)
    {
        await foreach (var action in _due.Reader.ReadAllAsync())
        {
            await act(action);
        }
    }
}
