using System.Collections.Concurrent;
using System.Diagnostics;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Servers;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Room;

/// <summary>The comments of one run: sent by the clock, whatever became of the ones before.</summary>
internal sealed class RoomRun
{
    /// <summary>What a room says.</summary>
    internal static readonly string[] Texts =
    [
        "夜班有补贴吗？", "想去", "一天几个小时，管饭不", "从西夏区过去坐几路车", "五十岁还要不要", "工资有点低",
        "社保给交吗", "已经报名了，等电话", "女的能干吗", "周结还是月结呀", "扣1", "包住不包住，老家是海原的",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<long, long> _dueAt = new();
    private readonly ConcurrentDictionary<string, int> _refused = new();
    private int _acked;

    /// <summary>From when a comment was to be sent to its answer: waiting in this process counts as well.</summary>
    public Latencies Acks { get; } = new();

    public Latencies Delivery { get; } = new();

    public int Acked => _acked;

    public IReadOnlyDictionary<string, int> Refused => _refused;

    public TimeSpan? ServerCpu { get; private set; }

    public TimeSpan OwnCpu { get; private set; }

    public long? ServerResidentBytes { get; private set; }

    public TimeSpan Measured { get; private set; }

    public static async Task<RoomRun> Play(IWatcher[] watchers, RoomOptions options, ServerProcess? server)
    {
        var run = new RoomRun();
        await run.Send(watchers, options, server);
        await Task.WhenAny(
            Task.WhenAll(watchers.Select(watcher => watcher.Received.Reach(run._acked + 1))), Task.Delay(Patience));
        foreach (var arrival in watchers.SelectMany(watcher => watcher.Received.Arrivals))
        {
            if (run._dueAt.TryGetValue(arrival.Offset, out var due))
            {
                run.Delivery.Add(due, arrival.At);
            }
        }

        return run;
    }

    private async Task Send(IWatcher[] watchers, RoomOptions options, ServerProcess? server)
    {
        var warmUp = (int)(options.WarmUp * options.Rate);
        var total = warmUp + (int)(options.Seconds * options.Rate);
        var sent = new List<Task>(total);
        var began = Stopwatch.GetTimestamp();
        var (serverBefore, ownBefore, from) = (server?.Cpu, Process.GetCurrentProcess().TotalProcessorTime, began);
        for (var i = 0; i < total; i++)
        {
            var due = Pacing.Due(began, i / options.Rate);
            await Pacing.Until(due);
            if (i == warmUp)
            {
                (serverBefore, ownBefore, from) =
                    (server?.Cpu, Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
            }

            var watcher = watchers[i % options.Commenters];
            var text = Texts[i % Texts.Length];
            var measured = i >= warmUp;
            sent.Add(Task.Run(() => Comment(watcher, text, due, measured)));
        }

        await Task.WhenAll(sent);
        Measured = Stopwatch.GetElapsedTime(from);
        ServerCpu = server?.Cpu - serverBefore;
        ServerResidentBytes = server?.ResidentBytes;
        OwnCpu = Process.GetCurrentProcess().TotalProcessorTime - ownBefore;
    }

    private async Task Comment(IWatcher watcher, string text, long due, bool measured)
    {
        try
        {
            var answer = await watcher.Comment(Guid.NewGuid().ToString("N"), text);
            if (answer is not { Ok: true, Offset: { } offset })
            {
                _refused.AddOrUpdate(answer.Code ?? "?", 1, (_, count) => count + 1);
                return;
            }

            Interlocked.Increment(ref _acked);
            if (measured)
            {
                Acks.Add(due, Stopwatch.GetTimestamp());
                _dueAt[offset] = due;
            }
        }
        catch (Exception problem) when (problem is FairProblem or TimeoutException)
        {
            _refused.AddOrUpdate("no answer", 1, (_, count) => count + 1);
        }
    }
}
