using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Lanes;

/// <summary>
/// Takes WebSocket requests for a hub off SignalR's own transport where the request's raw socket can be had. All others
/// (TLS ended in the process, HTTP/2, negotiation, peers that speak before they are answered) go the usual way. A lane
/// resumes nothing: whoever negotiated a connection's id before is let in under a new one, and the id that nobody used
/// is forgotten by SignalR.
/// </summary>
internal static class LaneTransport
{
    // RFC 6455, section 1.3.
    private const string WebSocketGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyLength = 24;
    private const int KeyBytes = 16;

    /// <summary>What the kernel may keep for a peer that does not read; it doubles this.</summary>
    private const int SendBuffer = 16 * 1024;

    /// <summary>Serves a hub's WebSockets. Comes after authentication, before the hub's own endpoint.</summary>
    public static IApplicationBuilder UseLanes<THub>(this IApplicationBuilder app, string path)
        where THub : Hub => app.Use(async (http, next) =>
    {
        if (http.Request.Path == path && Accepts(http) is { } socket && http.Features.Get<LaneDoor>() is { } door
            && !door.HasMore())
        {
            await Grant<THub>(http, socket, door);
        }
        else
        {
            await next(http);
        }
    });

    /// <summary>The socket to use; null where the usual way must be taken.</summary>
    private static Socket? Accepts(HttpContext http)
    {
        var headers = http.Request.Headers;
        var isWebSocket = HttpMethods.IsGet(http.Request.Method)
            && http.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest is true
            && http.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect is not true
            && string.Equals(headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
            && headers.SecWebSocketVersion == "13"
            && IsKey(headers.SecWebSocketKey.ToString());
        return isWebSocket && http.Features.Get<ITlsHandshakeFeature>() is null
            ? http.Features.Get<IConnectionSocketFeature>()?.Socket
            : null;
    }

    private static bool IsKey(string key)
    {
        Span<byte> bytes = stackalloc byte[KeyLength];
        return key.Length == KeyLength && Convert.TryFromBase64String(key, bytes, out var length)
            && length == KeyBytes;
    }

    private static async Task Grant<THub>(HttpContext http, Socket socket, LaneDoor door)
        where THub : Hub
    {
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = Accept(http.Request.Headers.SecWebSocketKey.ToString());
        var serve = Lane(
            socket,
            http.RequestServices.GetRequiredService<HubConnectionHandler<THub>>(),
            http.User,
            http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc,
            http.RequestServices.GetRequiredService<TimeProvider>());

        // The answer may still wait in HTTP's pipe when the lane begins, which writes past it. But the peer speaks
        // first, and only after the answer has come: who said something with the request was not let in here.
        await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        door.Open(serve);
    }

    /// <summary>Serves a hub to somebody on a socket; what it takes with it stays as long as the connection.</summary>
    private static ConnectionDelegate Lane(
        Socket socket, ConnectionHandler hub, ClaimsPrincipal user, DateTimeOffset? expires, TimeProvider time) =>
        transport =>
        {
            try
            {
                socket.SendBufferSize = SendBuffer;
                socket.Blocking = false;
            }
            catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
            {
                // The peer reset the connection before its lane began.
                return Task.CompletedTask;
            }

            var lane = new Lane(socket, transport.Abort, time);
            return new LaneConnection(transport, lane, user, expires, time).Serve(hub.OnConnectedAsync);
        };

    private static string Accept(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + WebSocketGuid)));
}
