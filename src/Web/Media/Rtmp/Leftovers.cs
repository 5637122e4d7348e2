using System.IO.Pipelines;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// What a publisher still sends while it is refused. It is taken and dropped: a connection that is closed with bytes
/// unread takes back what it said last.
/// </summary>
internal sealed class Leftovers(PipeReader input, TimeProvider time)
{
    private const int Most = 256 * 1024;

    /// <summary>Drops what comes.</summary>
    /// <returns><see cref="Ending.Told"/> when the time is over.</returns>
    public async Task<Ending> Drop(TimeSpan atMost)
    {
        using var over = new CancellationTokenSource(atMost, time);
        await using var wake = over.Token.Register(input.CancelPendingRead);
        var dropped = 0L;
        while (!over.IsCancellationRequested)
        {
            var read = await input.ReadAsync();
            dropped += read.Buffer.Length;
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || dropped > Most)
            {
                return read.IsCompleted ? Ending.Closed : Ending.Abort;
            }
        }

        return Ending.Told;
    }
}

/// <summary>How a connection is to end.</summary>
internal enum Ending
{
    /// <summary>The publisher closed.</summary>
    Closed,

    /// <summary>The publisher was told why, and is to close.</summary>
    Told,

    /// <summary>There is nothing to say.</summary>
    Abort,
}
