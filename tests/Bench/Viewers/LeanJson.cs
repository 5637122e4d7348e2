using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LiveFair.Bench.Viewers;

/// <summary>The JSON hub protocol: messages end with the record separator.</summary>
internal sealed class LeanJson : LeanHub
{
    private const byte End = 0x1E;
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public override string Name => "json";

    public override WebSocketMessageType Frames => WebSocketMessageType.Text;

    public override byte[] Ping { get; } = Message(new { type = 6 });

    public override byte[] Watch(string session) => Message(new
    {
        type = 4,
        invocationId = WatchId,
        target = "Watch",
        arguments = new[] { new { sessionId = session } },
    });

    public override byte[] Comment(string id, string session, string op, string text) => Message(new
    {
        type = 1,
        invocationId = id,
        target = "Comment",
        arguments = new[] { new { sessionId = session, opId = op, text } },
    });

    public override int Parse(ReadOnlyMemory<byte> bytes, Action<HubMessage> take)
    {
        var used = 0;
        while (bytes.Span[used..].IndexOf(End) is >= 0 and var length)
        {
            using var document = JsonDocument.Parse(bytes.Slice(used, length));
            used += length + 1;
            if (Read(document.RootElement) is { } message)
            {
                take(message);
            }
        }

        return used;
    }

    private static HubMessage? Read(JsonElement message)
    {
        string Word(string field) => message.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
        return message.GetProperty("type").GetInt32() switch
        {
            2 => new HubMessage(Word("invocationId"), WatchJson.Item(message.GetProperty("item")), null, null),
            3 when message.TryGetProperty("result", out var result) =>
                new HubMessage(Word("invocationId"), null, result.Deserialize<HubAnswer>(Web), null),
            3 or 7 => new HubMessage(Word("invocationId"), null, null, Word("error")),
            _ => null,
        };
    }

    private static byte[] Message(object message) =>
        [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, Web)), End];
}
