using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A clock by hand that tells when somebody begins to wait for so long.</summary>
internal sealed class ArmedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> _armed = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ArmedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets that time pass, once somebody waits for it.</summary>
    public async Task Pass(TimeSpan time, CancellationToken late)
    {
        await Armed(time, late);
        Advance(time);
    }

    /// <summary>Somebody waits for so long; each wait counts once.</summary>
    public Task Armed(TimeSpan time, CancellationToken late) => Armed(time).WaitAsync(late);

    private SemaphoreSlim Armed(TimeSpan time) => _armed.GetOrAdd(time, _ => new SemaphoreSlim(0));

    private sealed class ArmedTimer(ArmedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            time.Armed(dueTime).Release();
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
