using System.Text.Json;
using LiveFair.Web.Lanes;
using LiveFair.Web.Tests.Lanes;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>Has a lane and reads what its feed hands out, where another would send it.</summary>
internal sealed class ReadCursor(LaneCursor feed) : LaneCursor
{
    private const byte EndOfMessage = 0x1E;

    /// <summary>How the frames are written.</summary>
    public static readonly LaneEncoding Encoding = new(new JsonHubProtocol(), "0");

    /// <summary>What was handed out, in order.</summary>
    public List<ScreenItem> Frames { get; } = [];

    /// <summary>How often the lane looked for news.</summary>
    public int Looks { get; private set; }

    /// <summary>Whether it takes nothing now, like a socket that is full.</summary>
    public bool IsFull { get; set; }

    public override ReadOnlyMemory<byte> Next()
    {
        Looks++;
        while (!IsFull && feed.Next() is { IsEmpty: false } whole)
        {
            Frames.Add(Read(whole.Span));
        }

        return default;
    }

    /// <summary>What a browser makes of a whole WebSocket frame.</summary>
    public static ScreenItem Read(ReadOnlySpan<byte> whole) =>
        ReadPayload(whole[(whole[1] switch { 127 => 10, 126 => 4, _ => 2 })..]);

    /// <summary>What a browser makes of a message.</summary>
    public static ScreenItem ReadPayload(ReadOnlySpan<byte> payload)
    {
        Assert.Equal(EndOfMessage, payload[^1]);
        var message = JsonSerializer.Deserialize<JsonElement>(payload[..^1]);
        return ScreenItem.Of(message.GetProperty("item"));
    }
}
