using System.Net;
using System.Net.Sockets;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A publisher made of a socket.</summary>
internal sealed class TestPublisher : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ServerWords _words = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Everything the server said.</summary>
    public IReadOnlyList<string> Said => _words.Said;

    public static async Task<TestPublisher> Connect(int port, CancellationToken late)
    {
        var publisher = new TestPublisher();
        await publisher._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), late);
        return publisher;
    }

    /// <summary>Connects, and is served: the handshake was answered.</summary>
    public static async Task<TestPublisher> Greet(int port, CancellationToken late)
    {
        var publisher = await Connect(port, late);
        await publisher.Send([.. PublisherBytes.Handshake, .. PublisherBytes.LargeChunks], late);
        for (var got = 0; got < 1 + (2 * Handshake.PartLength);)
        {
            got += await publisher.Read(late);
        }

        return publisher;
    }

    /// <summary>Asks to publish under that name.</summary>
    public static async Task<TestPublisher> Ask(int port, string name, CancellationToken late)
    {
        var publisher = await Greet(port, late);
        await publisher.Send(
            [.. PublisherBytes.Connect(), .. PublisherBytes.CreateStream, .. PublisherBytes.Publish(name)], late);
        return publisher;
    }

    /// <summary>Publishes.</summary>
    public static async Task<TestPublisher> Publish(int port, CancellationToken late)
    {
        var publisher = await Ask(port, $"fair1?key={TestDoor.Key}", late);
        await publisher.Hear("NetStream.Publish.Start", late);
        return publisher;
    }

    public async Task Send(byte[] bytes, CancellationToken late)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _socket.SendAsync(bytes.AsMemory(sent), late);
        }
    }

    /// <summary>Reads until the server has said that.</summary>
    public async Task Hear(string part, CancellationToken late)
    {
        while (!Said.Any(said => said.Contains(part, StringComparison.Ordinal)))
        {
            Assert.True(await Read(late) > 0, $"the server closed and never said {part}; {string.Join('\n', Said)}");
        }
    }

    /// <summary>Reads until the server has closed, whatever it says until then.</summary>
    public async Task Closed(CancellationToken late)
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer, late) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Reset: closed without a word.
        }
    }

    /// <summary>Says that nothing more comes; still listens.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    private async Task<int> Read(CancellationToken late)
    {
        var length = await _socket.ReceiveAsync(_buffer, late);
        _words.Add(_buffer.AsSpan(0, length));
        return length;
    }
}
