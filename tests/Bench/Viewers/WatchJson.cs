using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveFair.Bench.Viewers;

/// <summary>Reads the items of Watch as the JSON hub protocol sends them: by their names.</summary>
internal sealed class WatchJson : JsonConverter<WatchItem>
{
    public override WatchItem Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Item(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, WatchItem value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Items are only received.");

    public static WatchItem Item(JsonElement item) => item.GetProperty("kind").GetString() == "joined"
        ? new WatchItem
        {
            Joined = new Joined(
                item.GetProperty("epoch").GetString()!,
                item.GetProperty("head").GetInt64(),
                item.GetProperty("recovered").GetBoolean()),
        }
        : new WatchItem
        {
            First = item.GetProperty("first").GetInt64(),
            Last = item.GetProperty("last").GetInt64(),
            Events = [.. item.GetProperty("events").EnumerateArray().Select(Event)],
            Skipped = item.GetProperty("skipped").GetInt64(),
        };

    public static WatchEvent Event(JsonElement item)
    {
        var kind = item.GetProperty("kind").GetString()!;
        string? Word(string field) => item.TryGetProperty(field, out var value) ? value.GetString() : null;
        return new WatchEvent(
            item.GetProperty("offset").GetInt64(),
            kind,
            kind == "commented" ? item.GetProperty("by").GetProperty("nickname").GetString() : null,
            kind switch
            {
                "pinned" => item.GetProperty("posting").GetProperty("id").GetString(),
                "reacted" => $"{Word("postingId")} {Word("reaction")}",
                "commentRemoved" => Word("reason"),
                _ => Word("text") ?? Word("groupId") ?? Word("viewerId") ?? Word("postingId"),
            },
            item.TryGetProperty("target", out var target) ? target.GetInt64() : 0);
    }
}
