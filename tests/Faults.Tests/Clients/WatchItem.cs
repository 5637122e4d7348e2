using System.Text.Json;

namespace LiveFair.Faults.Tests.Clients;

/// <summary>An item of a watched log.</summary>
public abstract record WatchItem
{
    /// <summary>The first item: where the watcher stands.</summary>
    public sealed record Joined(string Epoch, long Head, bool Recovered) : WatchItem;

    /// <summary>Events behind it.</summary>
    public sealed record Frame(long First, long Last, IReadOnlyList<SeenEvent> Events, long Skipped) : WatchItem;

    public static WatchItem Read(object item) => item switch
    {
        JsonElement json => Read(json),
        object?[] packed => Read(packed),
        _ => throw new InvalidOperationException($"An item came as {item.GetType()}."),
    };

    private static WatchItem Read(JsonElement json) => json.GetProperty("kind").GetString() == "joined"
        ? new Joined(
            json.GetProperty("epoch").GetString()!,
            json.GetProperty("head").GetInt64(),
            json.GetProperty("recovered").GetBoolean())
        : new Frame(
            json.GetProperty("first").GetInt64(),
            json.GetProperty("last").GetInt64(),
            [.. json.GetProperty("events").EnumerateArray().Select(SeenEvent.Read)],
            json.GetProperty("skipped").GetInt64());

    private static WatchItem Read(object?[] packed) => packed[0] is "joined"
        ? new Joined((string)packed[1]!, Number(packed[2]), (bool)packed[3]!)
        : new Frame(
            Number(packed[1]),
            Number(packed[2]),
            [.. ((object?[])packed[3]!).Select(one => SeenEvent.Read((object?[])one!))],
            Number(packed[5]));

    private static long Number(object? value) => Convert.ToInt64(value, null);
}

/// <summary>An event as a reader of the log saw it: what makes it this event and no other.</summary>
public sealed record SeenEvent(long Offset, string Kind, string About)
{
    public static SeenEvent Read(JsonElement json) => new(
        json.GetProperty("offset").GetInt64(),
        json.GetProperty("kind").GetString()!,
        Named(json, "text") ?? Named(json, "postingId") ?? Named(json, "groupId") ?? Named(json, "by") ?? "");

    public static SeenEvent Read(object?[] packed)
    {
        var kind = (string)packed[2]!;
        var about = kind switch
        {
            "commented" => packed[6],
            "applied" or "enrolled" => packed[4],
            _ => "",
        };
        return new SeenEvent(Convert.ToInt64(packed[0], null), kind, (string)about!);
    }

    private static string? Named(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? value.GetProperty("viewerId").GetString()
        : value.GetString();
}
