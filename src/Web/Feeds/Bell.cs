using System.Threading.Channels;

namespace LiveFair.Web.Feeds;

/// <summary>
/// Wakes one who waits; a ring while nobody waits is heard by the next wait. Waiting allocates nothing to speak of.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly ITimer _timer;

    public Bell(TimeProvider time) => _timer = time.CreateTimer(
        static bell => ((Bell)bell!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>From any thread; never waits.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits for the next ring, or for so long; not at all when the time is over.</summary>
    public async ValueTask Wait(TimeSpan patience)
    {
        if (patience <= TimeSpan.Zero)
        {
            return;
        }

        // A timer cuts to whole milliseconds: it would ring too early, again and again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(patience.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        await _rung.Reader.ReadAsync();
    }

    public void Dispose() => _timer.Dispose();
}
