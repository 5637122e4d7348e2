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
    /// <summary>More bytes than a frame has beside its events.</summary>
    private const int AroundEvents = 64;

    private byte[]? _packed;
    private byte[]? _json;
    private byte[]? _jsonPayload;

    public required long First { get; init; }

    public required long Last { get; init; }

    public required IReadOnlyList<EncodedEvent> Events { get; init; }

    public required int Viewers { get; init; }

    public required long Skipped { get; init; }

    /// <summary>This frame as an item in a stream's message, and what is behind it there.</summary>
    internal byte[] Payload(LaneEncoding encoding) =>
        encoding.IsBinary ? Packed : _jsonPayload ??= [.. Json, .. LaneEncoding.EndOfJson];

    private byte[] Packed => _packed ??= Pack();

    private byte[] Json => _json ??= Write();

    private byte[] Pack()
    {
        var buffer = new ArrayBufferWriter<byte>(AroundEvents + Events.Sum(encoded => encoded.Packed.Length));
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
