namespace LiveFair.Grains.Tests;

/// <summary>
/// The machine's clock until it is stopped; from then on the fair's time is set by hand. A silo that starts or ends
/// waits for moments, which with a clock that stands do not come.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private long _stoppedAt;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _stoppedAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : System.GetUtcNow();

    public void Stop()
    {
        var now = System.GetUtcNow().Ticks;
        Interlocked.Exchange(ref _stoppedAt, now - (now % TimeSpan.TicksPerSecond));
    }

    public void Run() => Interlocked.Exchange(ref _stoppedAt, 0);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _stoppedAt, time.Ticks);
}
