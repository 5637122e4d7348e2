using System.Net.Sockets;

namespace LiveFair.Web.Lanes;

/// <summary>A lane's socket: what it takes at once, and waiting for it to take the rest, one send at a time.</summary>
internal sealed class LaneSocket(Socket socket, Action abort, TimeProvider time)
{
    /// <summary>What is sent at a time to a peer that is slow: how much it takes is seen by what is left.</summary>
    private const int Slice = 16 * 1024;

    private const int Gone = -1;
    private long _tookAt;

    /// <summary>Sends without waiting.</summary>
    /// <returns>How much the socket took, nothing when it is full; negative when the peer is gone.</returns>
    public int SendNow(ReadOnlySpan<byte> frame)
    {
        try
        {
            var sent = socket.Send(frame, SocketFlags.None, out var problem);
            return problem switch
            {
                SocketError.Success => sent,
                SocketError.WouldBlock => 0,
                _ => Gone,
            };
        }
        catch (ObjectDisposedException)
        {
            // Kestrel closed it between two frames.
            return Gone;
        }
    }

    /// <summary>Sends all of one, then all of the other, as the peer takes it.</summary>
    /// <returns>False when the peer is gone.</returns>
    public async Task<bool> SendAll(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> rest)
    {
        Volatile.Write(ref _tookAt, time.GetTimestamp());
        try
        {
            await SendSlices(head);
            await SendSlices(rest);
            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Whether the peer has taken nothing of what is being sent for longer than that.</summary>
    public bool IsStuck(TimeSpan patience) => time.GetElapsedTime(Volatile.Read(ref _tookAt)) > patience;

    /// <summary>Ends the connection, on a thread of its own: the caller may hold what others wait for.</summary>
    public void AbortSoon() =>
        ThreadPool.UnsafeQueueUserWorkItem(static abort => abort(), abort, preferLocal: false);

    private async ValueTask SendSlices(ReadOnlyMemory<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var slice = rest[..Math.Min(Slice, rest.Length)];
            rest = rest[await socket.SendAsync(slice, SocketFlags.None)..];
            Volatile.Write(ref _tookAt, time.GetTimestamp());
        }
    }
}
