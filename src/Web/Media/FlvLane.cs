using LiveFair.Live.Media;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Media;

/// <summary>
/// One who watches by HTTP-FLV straight on the socket. Nothing waits for a viewer but what is left of one tag, which is
/// the ring's: the rest is in the ring, and what the kernel holds is bounded.
/// </summary>
internal sealed class FlvLane(VideoStream stream, FlvTracks wanted, LaneSocket socket, TimeProvider time)
{
    private readonly FlvCursor _cursor = new(stream, wanted);

    /// <summary>What the socket has not taken of something that it took a part of.</summary>
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Sends until the viewer leaves or the session ends.</summary>
    /// <param name="head">What goes first.</param>
    /// <param name="left">The viewer is gone, or must go.</param>
    /// <exception cref="TimeoutException">The viewer took nothing for too long.</exception>
    public async Task Serve(ReadOnlyMemory<byte> head, CancellationToken left)
    {
        using var watching = stream.Watch();
        _rest = head;
        while (_rest.IsEmpty || await SendRest(left))
        {
            var next = stream.Bell.Next;
            var isOver = stream.IsOver;
            if (!SendNew())
            {
                return;
            }

            if (_rest.IsEmpty && _cursor.IsAtEnd)
            {
                if (isOver)
                {
                    return;
                }

                await next.WaitAsync(left);
            }
        }
    }

    /// <summary>Sends what is new, as far as the socket takes it at once.</summary>
    /// <returns>False when the peer is gone.</returns>
    private bool SendNew()
    {
        var gathered = FlvGathering.From(_cursor);
        var sent = gathered.Bytes.IsEmpty ? 0 : socket.SendNow(gathered.Bytes);
        _rest = gathered.Settle(sent, _cursor);
        return sent >= 0;
    }

    /// <summary>Waits for the socket to take what is left.</summary>
    /// <returns>False when the peer is gone.</returns>
    private async Task<bool> SendRest(CancellationToken left)
    {
        var sending = socket.SendAll(_rest, default);
        while (true)
        {
            try
            {
                var isSent = await sending.WaitAsync(FlvViewer.Patience, time, left);
                _rest = default;
                return isSent;
            }
            catch (TimeoutException) when (!socket.IsStuck(FlvViewer.Patience))
            {
                // A large picture on a slow line: some of it was taken.
            }
        }
    }
}
