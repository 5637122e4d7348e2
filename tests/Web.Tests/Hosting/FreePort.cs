using System.Net;
using System.Net.Sockets;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// Ports of this machine that nobody listens on, below those that the system gives away itself: none of the many
/// connections and servers of the other tests gets one of them before whoever asked for it listens.
/// </summary>
internal static class FreePort
{
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one may be free.
            }
        }
    }
}
