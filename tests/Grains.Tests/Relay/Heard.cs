using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>A reader of a relay that remembers what it heard.</summary>
internal sealed class Heard
{
    private readonly Lock _gate = new();
    private readonly List<LogTail> _tails = [];
    private readonly Dictionary<long, TaskCompletionSource> _awaited = [];

    public IReadOnlyList<LogTail> Tails
    {
        get
        {
            lock (_gate)
            {
                return [.. _tails];
            }
        }
    }

    public IReadOnlyList<long> Offsets => [.. Tails.SelectMany(tail => tail.Events).Select(logged => logged.Offset)];

    public IReadOnlyList<string> Events => [.. Tails.SelectMany(tail => tail.Events).Select(Json)];

    public static string Json(LoggedEvent logged) => JsonSerializer.Serialize(logged, LiveJson.Options);

    public void Take(LogTail tail)
    {
        lock (_gate)
        {
            _tails.Add(tail);
            foreach (var awaited in _awaited.Where(awaited => awaited.Key <= tail.Head))
            {
                awaited.Value.TrySetResult();
            }
        }
    }

    /// <summary>Ends when the log was heard up to there.</summary>
    public Task Until(long head)
    {
        TaskCompletionSource? awaited;
        lock (_gate)
        {
            if (!_awaited.TryGetValue(head, out awaited))
            {
                _awaited[head] = awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (_tails.Any(tail => tail.Head >= head))
            {
                awaited.TrySetResult();
            }
        }

        return awaited.Task.Within(
            TimeSpan.FromSeconds(20), () => $"a tail up to {head}; heard were [{string.Join(",", Offsets)}]");
    }
}
