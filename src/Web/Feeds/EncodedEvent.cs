using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveFair.Live.Log;
using LiveFair.Web.Wire;
using MessagePack;
using MessagePack.Formatters;

namespace LiveFair.Web.Feeds;

/// <summary>An event in a feed's ring, encoded for each protocol when somebody first needs it.</summary>
[MessagePackFormatter(typeof(PackedFormatter))]
[JsonConverter(typeof(JsonForm))]
public sealed class EncodedEvent(LoggedEvent logged, Screen screen)
{
    private byte[]? _packed;
    private byte[]? _json;

    /// <summary>Its place in the log.</summary>
    public long Offset => logged.Offset;

    /// <summary>Whether viewers' screens show it.</summary>
    public Screen Screen { get; } = screen;

    /// <summary>Its MessagePack form.</summary>
    public byte[] Packed => _packed ??= Pack();

    /// <summary>Its JSON form.</summary>
    public byte[] Json => _json ??= Write();

    /// <summary>The same event without the words of its comment.</summary>
    public EncodedEvent WithoutWords() =>
        logged.Body is Commented said
            ? new EncodedEvent(logged with { Body = said.Removed() }, Screen)
            : this;

    private byte[] Pack()
    {
        var message = EventMessages.From(logged);

        // Into a buffer of its own: this runs while a message around it is being serialized, and the overload that
        // returns bytes shares one scratch buffer a thread.
        var buffer = new ArrayBufferWriter<byte>();
        MessagePackSerializer.Serialize(message.GetType(), buffer, message, WireFormat.MessagePack);
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] Write()
    {
        var message = EventMessages.From(logged);
        return JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), WireFormat.Json);
    }

    internal sealed class PackedFormatter : IMessagePackFormatter<EncodedEvent?>
    {
        public EncodedEvent Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            throw new NotSupportedException("Encoded events are only sent.");

        public void Serialize(ref MessagePackWriter writer, EncodedEvent? value, MessagePackSerializerOptions options)
        {
            if (value is null)
            {
                writer.WriteNil();
            }
            else
            {
                writer.WriteRaw(value.Packed);
            }
        }
    }

    internal sealed class JsonForm : JsonConverter<EncodedEvent>
    {
        public override EncodedEvent Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Encoded events are only sent.");

        public override void Write(Utf8JsonWriter writer, EncodedEvent value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}

/// <summary>What becomes of an event on viewers' screens.</summary>
public enum Screen
{
    /// <summary>Not a comment: always delivered.</summary>
    Always,

    /// <summary>A comment that is shown; left out only for who fell far behind.</summary>
    Shown,

    /// <summary>A comment beyond the readable rate: only the static list, host and staff have it.</summary>
    Sampled,
}
