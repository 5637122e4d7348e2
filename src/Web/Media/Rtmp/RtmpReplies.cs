using System.Buffers;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>What the server says to a publisher.</summary>
internal sealed class RtmpReplies(IBufferWriter<byte> output)
{
    /// <summary>Bytes after which either side hears of what has come, unless it asks for another number.</summary>
    public const uint Window = 2_500_000;

    private const int CommandStream = 3;
    private const int StatusStream = 5;
    private const int ChunkSize = 4096;
    private const byte DynamicLimit = 2;
    private const double CanForward = 4;

    private static readonly ObjectValue Server = new([new("fmsVer", "LiveFair/1,0"), new("capabilities", 31)]);

    /// <summary>Enhanced RTMP 2, "Enhancing NetConnection connect Command": what is taken in its tags.</summary>
    private static readonly NamedValue[] Enhanced =
    [
        new("fourCcList", new ListValue(["avc1", "mp4a", "Opus"])),
        new("videoFourCcInfoMap", new ObjectValue([new("avc1", CanForward)])),
        new("audioFourCcInfoMap", new ObjectValue([new("mp4a", CanForward), new("Opus", CanForward)])),
    ];

    private readonly ChunkWriter _chunks = new(output);

    /// <summary>Takes the connection.</summary>
    public void Connected(double transaction)
    {
        _chunks.Write(RtmpKind.WindowAckSize, Window);
        _chunks.Write(
            ChunkWriter.ControlStream, RtmpKind.SetPeerBandwidth, streamId: 0, [0, 0x26, 0x25, 0xA0, DynamicLimit]);
        _chunks.SetChunkSize(ChunkSize);
        var info = Info("status", "NetConnection.Connect.Success", "Connected.");
        Command("_result", transaction, Server, new ObjectValue(
            [.. info.Members, new("objectEncoding", 0), .. Enhanced]));
    }

    /// <summary>Turns the connection away.</summary>
    public void NotConnected(double transaction, string words) =>
        Command("_error", transaction, NothingValue.Here, Info("error", "NetConnection.Connect.Rejected", words));

    /// <summary>Answers a command with a value, or with nothing.</summary>
    public void Answer(double transaction, AmfValue value) =>
        Command("_result", transaction, NothingValue.Here, value);

    /// <summary>The publisher may send.</summary>
    public void Started(uint streamId)
    {
        _chunks.Write(ChunkWriter.ControlStream, RtmpKind.UserControl, streamId: 0, UserControl.Begin(streamId));
        Status(streamId, "status", "NetStream.Publish.Start", "Go ahead.");
    }

    /// <summary>The publisher has ended its stream.</summary>
    public void Stopped(uint streamId) =>
        Status(streamId, "status", "NetStream.Unpublish.Success", "The stream has ended.");

    /// <summary>Something is not to be; the connection closes after it.</summary>
    /// <param name="code">Of RTMP's codes the one that a publisher may know.</param>
    /// <param name="words">For the person who publishes.</param>
    public void Failed(uint streamId, string code, string words) => Status(streamId, "error", code, words);

    /// <summary>Answers a ping with what it held.</summary>
    public void Pong(ReadOnlySpan<byte> held) =>
        _chunks.Write(ChunkWriter.ControlStream, RtmpKind.UserControl, streamId: 0, UserControl.Pong(held));

    /// <summary>Says how many bytes have come, modulo 2^32.</summary>
    public void Acknowledge(uint bytes) => _chunks.Write(RtmpKind.Acknowledgement, bytes);

    private void Status(uint streamId, string level, string code, string words)
    {
        var body = new ArrayBufferWriter<byte>();
        AmfWriter.Write(body, "onStatus", 0, NothingValue.Here, Info(level, code, words));
        _chunks.Write(StatusStream, RtmpKind.Command, streamId, body.WrittenSpan);
    }

    private void Command(string name, double transaction, AmfValue first, AmfValue second)
    {
        var body = new ArrayBufferWriter<byte>();
        AmfWriter.Write(body, name, transaction, first, second);
        _chunks.Write(CommandStream, RtmpKind.Command, streamId: 0, body.WrittenSpan);
    }

    private static ObjectValue Info(string level, string code, string words) =>
        new([new("level", level), new("code", code), new("description", words)]);
}
