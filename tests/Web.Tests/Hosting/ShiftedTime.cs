namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// The system's clock, moved ahead by hand. Orleans keeps its own timers, which must really run: only the hands move.
/// </summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _shift;
    private long _longer;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    /// <summary>Makes what is under way last so much longer; the hands stay. Orleans will complain.</summary>
    public void Prolong(TimeSpan by) => Interlocked.Add(ref _longer, by.Ticks);

    public override long GetTimestamp() =>
        base.GetTimestamp() + (Interlocked.Read(ref _longer) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
