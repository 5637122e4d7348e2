using System.Net;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Connections;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// Serves RTMP on an endpoint of Kestrel: <c>listen.UseConnectionHandler&lt;RtmpConnectionHandler&gt;()</c>, and RTMPS
/// with <c>listen.UseHttps(…)</c> before it.
/// </summary>
internal sealed class RtmpConnectionHandler(
    IPublishDoor door, RtmpSeats seats, WrongKeys wrongKeys, LimitLog limits, RtmpLog log, TimeProvider time)
    : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        using var seat = seats.Take(from);
        if (seat is null)
        {
            limits.Add(Limited.Publishers);
            connection.Abort();
            return;
        }

        using var rtmp = new RtmpConnection(connection, new KeyCheck(door, wrongKeys, limits, log, from), log, time);
        await rtmp.Serve();
    }
}
