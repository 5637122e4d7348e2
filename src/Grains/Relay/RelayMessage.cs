using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Relay;

/// <summary>A tail as it travels between nodes.</summary>
/// <param name="From">The node that sent it, which has told its own readers already.</param>
/// <param name="Tail">What was committed.</param>
internal sealed record RelayMessage(string From, LogTail Tail)
{
    /// <summary>
    /// Redis closes a subscriber that lags by 32 MB: many small messages leave it room, few large ones do not.
    /// </summary>
    public const int MostBytes = 900_000;

    /// <summary>The messages for a tail: one, or several when it is too large, each a dense tail of its own.</summary>
    public static IEnumerable<byte[]> Pack(string from, LogTail tail)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new RelayMessage(from, tail), LiveJson.Options);
        if (bytes.Length <= MostBytes || tail.Events.Count < 2)
        {
            return [bytes];
        }

        var half = tail.Events.Count / 2;
        var first = tail.Events.Take(half).ToList();
        return Pack(from, tail with { Head = first[^1].Offset, Events = first })
            .Concat(Pack(from, tail with { Events = tail.Events.Skip(half).ToList() }));
    }

    /// <exception cref="JsonException">Not a tail, or one with events that this version does not know.</exception>
    public static RelayMessage Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<RelayMessage>(bytes, LiveJson.Options)
            ?? throw new JsonException("A tail is missing.");
}
