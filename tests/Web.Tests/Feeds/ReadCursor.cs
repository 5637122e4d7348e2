using System.Text.Json;
using LiveFair.Web.Lanes;
using LiveFair.Web.Tests.Lanes;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>Has a lane and reads what its feed hands out, where another would send it.</summary>
internal sealed class ReadCursor(LaneCursor feed) : LaneCursor(feed.Encoding)
{
    private const byte EndOfMessage = 0x1E;

    /// <summary>How the frames are written.</summary>
    public static readonly LaneEncoding Json = LaneEncoding.Of(new JsonHubProtocol(), "0");

    /// <summary>What was handed out, in order.</summary>
    public List<ScreenItem> Frames { get; } = [];

    /// <summary>How often the lane looked for news.</summary>
    public int Looks { get; private set; }

    /// <summary>Whether it takes nothing now, like a socket that is full.</summary>
    public bool IsFull { get; set; }

    public override byte[]? Next()
    {
        Looks++;
        while (!IsFull && feed.Next() is { } payload)
        {
            Frames.Add(Read(payload));
        }

        return null;
    }

    /// <summary>What a browser makes of the payload of a frame.</summary>
    public static ScreenItem Read(ReadOnlySpan<byte> payload)
    {
        Assert.True(payload.EndsWith(LaneEncoding.EndOfJson));
        return ScreenItem.Of(JsonSerializer.Deserialize<JsonElement>(payload[..^LaneEncoding.EndOfJson.Length]));
    }

    /// <summary>What a browser makes of a message.</summary>
    public static ScreenItem ReadMessage(ReadOnlySpan<byte> message)
    {
        Assert.Equal(EndOfMessage, message[^1]);
        return ScreenItem.Of(JsonSerializer.Deserialize<JsonElement>(message[..^1]).GetProperty("item"));
    }
}
