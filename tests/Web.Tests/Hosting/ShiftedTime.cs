namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// The system's clock, moved ahead by hand. Orleans keeps its own timers, which must really run: only the hands move.
/// </summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
