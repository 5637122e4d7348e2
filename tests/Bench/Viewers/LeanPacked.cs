using System.Buffers;
using System.Net.WebSockets;
using MessagePack;

namespace LiveFair.Bench.Viewers;

/// <summary>
/// The MessagePack hub protocol: each message behind its length, seven bits a byte, the low ones first.
/// </summary>
internal sealed class LeanPacked : LeanHub
{
    public override string Name => "messagepack";

    public override WebSocketMessageType Frames => WebSocketMessageType.Binary;

    public override byte[] Ping { get; } = [2, 0x91, 6];

    public override byte[] Watch(string session) =>
        Call(4, WatchId, "Watch", new() { ["sessionId"] = session });

    public override byte[] Comment(string id, string session, string op, string text) =>
        Call(1, id, "Comment", new() { ["sessionId"] = session, ["opId"] = op, ["text"] = text });

    public override int Parse(ReadOnlyMemory<byte> bytes, Action<HubMessage> take)
    {
        var used = 0;
        while (TryLength(bytes.Span[used..], out var length, out var prefix) && used + prefix + length <= bytes.Length)
        {
            var reader = new MessagePackReader(bytes.Slice(used + prefix, length));
            used += prefix + length;
            if (Read(ref reader) is { } message)
            {
                take(message);
            }
        }

        return used;
    }

    private static HubMessage? Read(ref MessagePackReader reader)
    {
        reader.ReadArrayHeader();
        var type = reader.ReadInt32();
        if (type == 7)
        {
            return new HubMessage("", null, null, reader.ReadString() ?? "closed");
        }

        if (type is not (2 or 3))
        {
            return null;
        }

        reader.Skip();
        var id = reader.ReadString()!;
        if (type == 2)
        {
            return new HubMessage(
                id, MessagePackSerializer.Deserialize<WatchItem>(ref reader, WatchPacked.Options), null, null);
        }

        return reader.ReadInt32() switch
        {
            1 => new HubMessage(id, null, null, reader.ReadString()),
            3 => new HubMessage(
                id, null, MessagePackSerializer.Deserialize<HubAnswer>(ref reader, WatchPacked.Options), null),
            _ => new HubMessage(id, null, null, "The stream ended."),
        };
    }

    private static byte[] Call(int type, string id, string target, Dictionary<string, string> request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write(type);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(target);
        writer.WriteArrayHeader(1);
        writer.WriteMapHeader(request.Count);
        foreach (var (name, value) in request)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.WriteArrayHeader(0);
        writer.Flush();
        var message = new List<byte>(buffer.WrittenCount + 3);
        for (var rest = buffer.WrittenCount; ; rest >>= 7)
        {
            message.Add((byte)(rest > 0x7F ? (rest & 0x7F) | 0x80 : rest));
            if (rest <= 0x7F)
            {
                return [.. message, .. buffer.WrittenSpan];
            }
        }
    }

    private static bool TryLength(ReadOnlySpan<byte> bytes, out int length, out int prefix)
    {
        (length, prefix) = (0, 0);
        while (prefix < Math.Min(5, bytes.Length))
        {
            var part = bytes[prefix];
            length |= (part & 0x7F) << (7 * prefix++);
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
