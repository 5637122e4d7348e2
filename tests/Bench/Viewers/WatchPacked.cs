using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace LiveFair.Bench.Viewers;

/// <summary>
/// Reads the items of Watch as the MessagePack hub protocol sends them: by the order of docs/protocol.md.
/// </summary>
internal sealed class WatchPacked : IMessagePackFormatter<WatchItem?>
{
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create([new WatchPacked()], [ContractlessStandardResolver.Instance]));

    public void Serialize(ref MessagePackWriter writer, WatchItem? value, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("Items are only received.");

    public WatchItem Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var fields = reader.ReadArrayHeader();
        return reader.ReadString() == "joined" ? ReadJoined(ref reader, fields) : ReadFrame(ref reader, fields);
    }

    private static WatchItem ReadJoined(ref MessagePackReader reader, int fields)
    {
        var joined = new Joined(reader.ReadString()!, reader.ReadInt64(), reader.ReadBoolean());
        SkipFields(ref reader, fields - 4);
        return new WatchItem { Joined = joined };
    }

    private static WatchItem ReadFrame(ref MessagePackReader reader, int fields)
    {
        var (first, last) = (reader.ReadInt64(), reader.ReadInt64());
        var events = new WatchEvent[reader.ReadArrayHeader()];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = ReadEvent(ref reader);
        }

        reader.Skip();
        var skipped = reader.ReadInt64();
        SkipFields(ref reader, fields - 6);
        return new WatchItem { First = first, Last = last, Events = events, Skipped = skipped };
    }

    private static WatchEvent ReadEvent(ref MessagePackReader reader)
    {
        var fields = reader.ReadArrayHeader();
        var offset = reader.ReadInt64();
        reader.Skip();
        var kind = reader.ReadString()!;
        reader.Skip();
        var read = 4;
        string? who = null, words = null;
        long target = 0;
        switch (kind)
        {
            case "commented":
                reader.Skip();
                who = Second(ref reader);
                words = reader.ReadString();
                read = 7;
                break;
            case "commentRemoved":
                target = reader.ReadInt64();
                words = reader.ReadString();
                read = 6;
                break;
            case "pinned":
                words = First(ref reader);
                read = 5;
                break;
            case "reacted":
                words = $"{reader.ReadString()} {reader.ReadString()}";
                read = 6;
                break;
            case "applied" or "enrolled" or "noticed" or "muted" or "unmuted":
                words = reader.ReadString();
                read = 5;
                break;
        }

        SkipFields(ref reader, fields - read);
        return new WatchEvent(offset, kind, who, words, target);
    }

    private static string? First(ref MessagePackReader reader)
    {
        var fields = reader.ReadArrayHeader();
        var first = reader.ReadString();
        SkipFields(ref reader, fields - 1);
        return first;
    }

    private static string? Second(ref MessagePackReader reader)
    {
        var fields = reader.ReadArrayHeader();
        reader.Skip();
        var second = reader.ReadString();
        SkipFields(ref reader, fields - 2);
        return second;
    }

    private static void SkipFields(ref MessagePackReader reader, int count)
    {
        for (var i = 0; i < count; i++)
        {
            reader.Skip();
        }
    }
}
