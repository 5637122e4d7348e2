using System.Net.Sockets;
using System.Text;
using LiveFair.Live.Media;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LiveFair.Web.Media;

/// <summary>
/// Lets viewers of HTTP-FLV from their request on to the bare connection, where that can be had (no TLS in this
/// process, HTTP/1): of HTTP nothing is kept for the hours that somebody watches. All others are served by a
/// <see cref="FlvViewer"/> within their request.
/// </summary>
internal static class FlvLaneDoor
{
    /// <summary>
    /// What the kernel may keep for a viewer; it doubles this, for its own needs. Enough for 4 Mbit/s over 200 ms; with
    /// no bound, one who does not read costs megabytes.
    /// </summary>
    private const int SendBuffer = 64 * 1024;

    /// <summary>The socket of a request; null where there is none of its own.</summary>
    public static Socket? SocketOf(HttpContext http) =>
        HttpProtocol.IsHttp11(http.Request.Protocol) || HttpProtocol.IsHttp10(http.Request.Protocol)
            ? http.Features.Get<IConnectionSocketFeature>()?.Socket
            : null;

    /// <summary>Bounds what the kernel keeps for a viewer.</summary>
    /// <returns>False when the peer is gone.</returns>
    public static bool TryBound(Socket socket)
    {
        try
        {
            socket.SendBufferSize = SendBuffer;
            return true;
        }
        catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
        {
            return false;
        }
    }

    /// <summary>Has the connection become a viewer's when the request has ended.</summary>
    /// <returns>False, and nothing was done, when the request must be served as any other.</returns>
    public static async Task<bool> TryOpen(HttpContext http, VideoStream stream, FlvTracks wanted, TimeProvider time)
    {
        var feed = http.RequestServices.GetRequiredService<IOptions<FeedOptions>>().Value;
        if (feed.Transport != FeedTransport.Lanes || http.Features.Get<ITlsHandshakeFeature>() is not null
            || SocketOf(http) is not { } socket || http.Features.Get<LaneDoor>() is not { } door || door.HasMore())
        {
            return false;
        }

        door.Answer();
        http.Response.Headers.Connection = "close";
        await http.Response.StartAsync(); // Now it has everything that is said with every answer.
        var head = Head(http.Response.Headers);
        door.Open(connection => Serve(connection, socket, head, stream, wanted, time));
        return true;
    }

    /// <summary>The body ends with the connection (RFC 9112, 6.3): it has no length, and needs no chunks.</summary>
    private static byte[] Head(IHeaderDictionary headers)
    {
        var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        foreach (var (name, values) in headers)
        {
            if (name.Equals(HeaderNames.TransferEncoding, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var value in values)
            {
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    private static async Task Serve(
        ConnectionContext connection, Socket socket, byte[] head, VideoStream stream, FlvTracks wanted,
        TimeProvider time)
    {
        if (!TryBound(socket))
        {
            return; // The peer reset the connection before its lane began.
        }

        var closing = connection.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(
            connection.ConnectionClosed, closing.ConnectionClosedRequested);
        try
        {
            socket.Blocking = false;
            await new FlvLane(stream, wanted, new LaneSocket(socket, connection.Abort, time), time)
                .Serve(head, left.Token);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The viewer left, or the node stops.
        }
        catch (ObjectDisposedException)
        {
            // Kestrel closed the socket before the lane began.
        }
        catch (TimeoutException)
        {
            connection.Abort();
        }
    }
}
