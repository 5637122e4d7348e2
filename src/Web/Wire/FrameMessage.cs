using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using MessagePack;
using MessagePack.Formatters;

namespace LiveFair.Web.Wire;

/// <summary>Events behind a cursor, encoded once per protocol and shared by all who stand there.</summary>
[MessagePackFormatter(typeof(PackedFormatter))]
[JsonConverter(typeof(JsonForm))]
public sealed class FrameMessage
{
    /// <summary>
    /// Wholes that are kept. A client numbers its calls, so that most streams are the first or second of theirs, and
    /// after a long evening with a restart some dozens of numbers are about.
    /// </summary>
    private const int MostWholes = 256;

    /// <summary>A longer name is no number of a client's, and must not push others out.</summary>
    private const int LongestName = 3;

    private readonly Dictionary<LaneEncoding, byte[]> _wholes = [];
    private byte[]? _packed;
    private byte[]? _json;

    public required long First { get; init; }

    public required long Last { get; init; }

    public required IReadOnlyList<EncodedEvent> Events { get; init; }

    public required int Viewers { get; init; }

    public required long Skipped { get; init; }

    /// <summary>This frame as a stream's item, encoded when somebody first needs it.</summary>
    internal ReadOnlyMemory<byte> Whole(LaneEncoding encoding)
    {
        lock (_wholes)
        {
            if (!_wholes.TryGetValue(encoding, out var whole))
            {
                whole = encoding.Encode(this);
                if (_wholes.Count < MostWholes && encoding.StreamId.Length <= LongestName)
                {
                    _wholes[encoding] = whole;
                }
            }

            return whole;
        }
    }

    private byte[] Packed => _packed ??= Pack();

    private byte[] Json => _json ??= Write();

    private byte[] Pack()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write("frame");
        writer.Write(First);
        writer.Write(Last);
        writer.WriteArrayHeader(Events.Count);
        foreach (var encoded in Events)
        {
            writer.WriteRaw(encoded.Packed);
        }

        writer.Write(Viewers);
        writer.Write(Skipped);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("kind", "frame");
        writer.WriteNumber("first", First);
        writer.WriteNumber("last", Last);
        writer.WriteStartArray("events");
        foreach (var encoded in Events)
        {
            writer.WriteRawValue(encoded.Json, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteNumber("viewers", Viewers);
        writer.WriteNumber("skipped", Skipped);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    internal sealed class PackedFormatter : IMessagePackFormatter<FrameMessage>
    {
        public FrameMessage Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            throw new NotSupportedException("Frames are only sent.");

        public void Serialize(ref MessagePackWriter writer, FrameMessage value, MessagePackSerializerOptions options) =>
            writer.WriteRaw(value.Packed);
    }

    internal sealed class JsonForm : JsonConverter<FrameMessage>
    {
        public override FrameMessage Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Frames are only sent.");

        public override void Write(Utf8JsonWriter writer, FrameMessage value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
