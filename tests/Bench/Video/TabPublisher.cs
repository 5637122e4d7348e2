using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.WebSockets;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Options;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Video;

/// <summary>
/// Publishes an FLV file as a browser's tab does: over a WebSocket, let in by a ticket, again and again at the file's
/// own pace. A process of its own, so that it can be kept off the server's core.
/// </summary>
internal static class TabPublisher
{
    public const string Command = "video-publisher";

    private const string Usage = Command + " --to ws://… --file FILE";

    /// <summary>From the last frame to the first of the next round.</summary>
    private const uint Between = 66;

    /// <exception cref="WebSocketException">The server does not want it, or is gone.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var list = new OptionList(args, Usage, "--to", "--file");
        var frames = FlvFrames.Read(await File.ReadAllBytesAsync(list.Text("--file", "")));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(list.Text("--to", "")), default);
        await socket.SendAsync("""{"kind":"webcodecs"}"""u8.ToArray(), WebSocketMessageType.Text, true, default);
        Console.WriteLine(PinnedProcess.Ready);
        await Task.WhenAny(Listen(socket), Publish(socket, frames)).Unwrap();
        return 0;
    }

    private static async Task Publish(ClientWebSocket socket, IReadOnlyList<FlvFrame> frames)
    {
        var began = Stopwatch.GetTimestamp();
        for (uint round = 0; ; round++)
        {
            var from = round * (frames[^1].Ms + Between);
            foreach (var frame in frames)
            {
                await Pacing.Until(Pacing.Due(began, (from + frame.Ms) / 1000d));
                await socket.SendAsync(Message(frame, from), WebSocketMessageType.Binary, true, default);
            }
        }
    }

    private static byte[] Message(FlvFrame frame, uint from)
    {
        var message = new byte[5 + frame.Body.Length];
        message[0] = frame.Kind;
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(1), from + frame.Ms);
        frame.Body.CopyTo(message.AsMemory(5));
        return message;
    }

    /// <summary>The server tells how it goes, once a second; ends when it closes.</summary>
    private static async Task Listen(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        var said = new List<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, default);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"The server closed: {System.Text.Encoding.UTF8.GetString([.. said])}");
            }

            said.AddRange(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage && said.Count > buffer.Length)
            {
                said.Clear();
            }
        }
    }
}
