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

    /// <summary>
    /// Connects, and is closed without a word; the server may do so before this side has noticed that it is connected.
    /// </summary>
    public static async Task TurnedAway(int port, CancellationToken late)
    {
        using var publisher = new TestPublisher();
        try
        {
            await publisher._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), late);
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return;
        }

        Assert.Equal(0, await publisher.ReadToEnd(late));
    }

    /// <summary>Connects, and is served: the handshake was answered.</summary>
    public static async Task<TestPublisher> Greet(int port, CancellationToken late)
    {
        var publisher = await Connect(port, late);
        await publisher.Send([.. PublisherBytes.Handshake, .. PublisherBytes.LargeChunks], late);
        for (var got = 0; got < 1 + (2 * Handshake.PartLength);)
        {
            var length = await publisher.Read(late);
            Assert.True(length > 0, $"the server closed after {got} bytes of its handshake");
            got += length;
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
    public Task Closed(CancellationToken late) => ReadToEnd(late);

    /// <summary>Says that nothing more comes; still listens.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    /// <returns>How many bytes the server still said.</returns>
    private async Task<int> ReadToEnd(CancellationToken late)
    {
        var said = 0;
        try
        {
            while (await _socket.ReceiveAsync(_buffer, late) is > 0 and var length)
            {
                said += length;
            }
        }
        catch (SocketException)
        {
            // Reset: closed without a word.
        }

        return said;
    }

    private async Task<int> Read(CancellationToken late)
    {
        var length = await _socket.ReceiveAsync(_buffer, late);
        _words.Add(_buffer.AsSpan(0, length));
        return length;
    }
}
