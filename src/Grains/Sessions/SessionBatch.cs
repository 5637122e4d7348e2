using System.Diagnostics.CodeAnalysis;
using LiveFair.Live;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>One session's waiting commands on this node. It runs while there are some, then it is forgotten.</summary>
/// <param name="gather">The time from one batch to the next.</param>
/// <param name="forget">Called when nothing waits any more.</param>
internal sealed class SessionBatch(ISessionGrain session, Func<Task> gather, Action forget)
{
    private const int MostAtOnce = 500;
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = [];
    private Task? _run;
    private bool _over;

    /// <summary>Takes a command along; false when this batch is over and another must be made.</summary>
    public bool TryAdd(SessionCommand command, [NotNullWhen(true)] out Task<Outcome<Appended>>? answer)
    {
        answer = null;
        lock (_gate)
        {
            if (_over)
            {
                return false;
            }

            if (_waiting.Count >= MostWaiting)
            {
                answer = Task.FromResult<Outcome<Appended>>(
                    new Refusal(RefusalCode.Overloaded, "This session takes no more at the moment.", ComeBack));
                return true;
            }

            var waiting = new Waiting(command);
            _waiting.Enqueue(waiting);
            answer = waiting.Answer.Task;

            // On the pool: the caller may be a grain, whose scheduler must not carry everybody's batches.
            _run ??= Task.Run(Run);
            return true;
        }
    }

    private async Task Run()
    {
        while (Next() is { } batch)
        {
            var gathered = gather();
            try
            {
                var answers = await session.DoAll([.. batch.Select(waiting => waiting.Command)]);
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Answer.SetResult(answers[i]);
                }
            }
            catch (Exception problem)
            {
                // Each caller hears that the outcome is unknown, and asks again with the same opId.
                batch.ForEach(waiting => waiting.Answer.TrySetException(problem));
            }

            await gathered;
        }
    }

    private List<Waiting>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _over = true;
                forget();
                return null;
            }

            var batch = new List<Waiting>(Math.Min(_waiting.Count, MostAtOnce));
            while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var waiting))
            {
                batch.Add(waiting);
            }

            return batch;
        }
    }

    private sealed record Waiting(SessionCommand Command)
    {
        public TaskCompletionSource<Outcome<Appended>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
