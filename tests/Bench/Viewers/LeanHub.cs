using System.Net.WebSockets;

namespace LiveFair.Bench.Viewers;

/// <summary>The few messages of a hub protocol that a viewer needs.</summary>
internal abstract class LeanHub
{
    protected const string WatchId = "w";

    public abstract string Name { get; }

    public abstract WebSocketMessageType Frames { get; }

    public abstract byte[] Ping { get; }

    public abstract byte[] Watch(string session);

    public abstract byte[] Comment(string id, string session, string op, string text);

    /// <summary>Hands on every whole message.</summary>
    /// <returns>How many bytes those were.</returns>
    public abstract int Parse(ReadOnlyMemory<byte> bytes, Action<HubMessage> take);
}

/// <summary>What came: an item of the stream, an answer to a call, or how the stream or a call failed.</summary>
internal readonly record struct HubMessage(string Id, WatchItem? Item, HubAnswer? Answer, string? Error);
