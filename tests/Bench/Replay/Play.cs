using System.Collections.Concurrent;
using System.Diagnostics;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Transcripts;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Replay;

/// <summary>One performance: hands out the actions by the clock, and keeps what came of them.</summary>
internal sealed class Play : IAsyncDisposable
{
    private readonly Transcript _transcript;
    private readonly double _speed;
    private readonly HostPart _host;
    private readonly Dictionary<string, ViewerPart> _viewers = [];

    public Play(FairClient fair, Stage stage, Transcript transcript, Viewer[] crowd, double speed)
    {
        (_transcript, _speed) = (transcript, speed);
        var person = 0;
        foreach (var viewer in crowd)
        {
            var wire = person++ % 2 == 0 ? Wire.Json : Wire.MessagePack;
            var watcher = new Watcher(fair.Server, viewer.Token, stage.Session, wire, Keep.Events);
            _viewers[viewer.Nickname] = new ViewerPart(fair, stage, viewer, watcher, this);
        }

        _host = new HostPart(
            fair, stage, new Watcher(fair.Server, stage.Token, stage.Session, Wire.Json, Keep.Events), this,
            crowd.ToDictionary(viewer => viewer.Nickname, viewer => viewer.Id));
    }

    public Tally Tally { get; } = new();

    /// <summary>From the sending of the try that was taken to its answer.</summary>
    public Latencies Acks { get; } = new();

    /// <summary>When the comment at an offset was sent.</summary>
    public ConcurrentDictionary<long, long> SentAt { get; } = new();

    /// <summary>The offsets of comments that the transcript refers to; null when the comment was refused.</summary>
    public ConcurrentDictionary<string, TaskCompletionSource<long?>> Keyed { get; } = new();

    public Watcher Host => _host.Watcher;

    public IReadOnlyDictionary<string, ViewerPart> Viewers => _viewers;

    public TaskCompletionSource<long?> Comment(string key) => Keyed.GetOrAdd(
        key, _ => new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously));

    public async Task Run()
    {
        await _host.Watcher.Join();
        var actors = _viewers.ToDictionary(pair => pair.Key, pair => new Actor(pair.Value.Act));
        var host = new Actor(_host.Act);
        var ends = _transcript.Actions.Where(action => action.Do == ActionKind.End).ToList();
        var began = Stopwatch.GetTimestamp();
        foreach (var action in _transcript.Actions.Except(ends))
        {
            await Pacing.Until(Pacing.Due(began, (action.At / _speed).TotalSeconds));
            (action.IsHosts ? host : actors[action.By]).Do(action);
        }

        // The end waits for those whom the throttle holds up at a high speed.
        await Task.WhenAll(actors.Values.Select(actor => actor.Finish()).Append(host.Finish()));
        foreach (var end in ends)
        {
            await _host.Act(end);
        }
    }

    /// <summary>Lets what is under way arrive; who does not get there in time is seen by its last offset.</summary>
    public async Task WaitForAll(long head, TimeSpan patience)
    {
        var all = _viewers.Values.Select(part => part.Watcher).Append(Host)
            .Where(watcher => watcher.IsHere)
            .Select(watcher => watcher.Received.Reach(head));
        await Task.WhenAny(Task.WhenAll(all), Task.Delay(patience));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        foreach (var part in _viewers.Values)
        {
            await part.Watcher.DisposeAsync();
        }
    }
}
