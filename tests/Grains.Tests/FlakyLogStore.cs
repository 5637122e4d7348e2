using System.Collections.Concurrent;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests;

/// <summary>The real store, which can be told to fail an append, to lose its answer, or to keep it waiting.</summary>
internal sealed class FlakyLogStore(ILogStore store) : ILogStore
{
    private readonly ConcurrentDictionary<LogName, int> _appends = new();
    private readonly ConcurrentDictionary<LogName, IOException> _before = new();
    private readonly ConcurrentDictionary<LogName, IOException> _after = new();
    private readonly ConcurrentDictionary<LogName, Gate> _gates = new();

    /// <summary>How often a log was appended to: once for each commit.</summary>
    public int Appends(LogName log) => _appends.GetValueOrDefault(log);

    public void FailNext(LogName log) => _before[log] = new IOException("The disk is full.");

    public void LoseNextAnswer(LogName log) => _after[log] = new IOException("The answer was lost.");

    /// <summary>Keeps the next append waiting until the gate is opened.</summary>
    public Gate HoldNext(LogName log) => _gates[log] = new Gate();

    public async Task<IReadOnlyList<Appended>> Append(
        LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events)
    {
        _appends.AddOrUpdate(log, 1, (_, count) => count + 1);
        if (_gates.TryRemove(log, out var gate))
        {
            gate.Reached.SetResult();
            await gate.Opened.Task;
        }

        if (_before.TryRemove(log, out var failed))
        {
            throw failed;
        }

        var answers = await store.Append(log, expectedHead, at, mediaMs, events);
        return _after.TryRemove(log, out var lost) ? throw lost : answers;
    }

    public Task<LogHead> Open(LogName log) => store.Open(log);

    public Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit) => store.Read(log, after, limit);

    public Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit) =>
        store.ReadAllButComments(log, after, limit);

    public Task<IReadOnlyList<LoggedEvent>> ReadReadings(LogName log, long after, int limit) =>
        store.ReadReadings(log, after, limit);

    public Task<IReadOnlyList<LoggedEvent>> ReadAt(LogName log, IReadOnlyList<long> offsets) =>
        store.ReadAt(log, offsets);

    public Task<RecordedOp?> FindOp(LogName log, string actor, OpId op) => store.FindOp(log, actor, op);

    internal sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
