using System.Net;
using System.Net.Sockets;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The two ends of a connection, with so little room between them that a few frames fill it.</summary>
internal sealed class SocketPair : IDisposable
{
    private const int Room = 4 * 1024;

    private SocketPair(Socket server, Socket client)
    {
        // In this order: a stream is made of a blocking socket only, and a lane works on one that does not.
        (Server, Client, Stream) = (server, client, new NetworkStream(server));
        server.Blocking = false;
    }

    /// <summary>The end a lane writes to.</summary>
    public Socket Server { get; }

    /// <summary>The same end, to read from.</summary>
    public Stream Stream { get; }

    /// <summary>The peer's end.</summary>
    public Socket Client { get; }

    public static async Task<SocketPair> Open()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveBufferSize = Room,
        };
        await client.ConnectAsync(listener.LocalEndPoint!);
        var server = await listener.AcceptAsync();
        server.SendBufferSize = Room;
        return new SocketPair(server, client);
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
    }
}
