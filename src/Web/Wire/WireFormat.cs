using System.Text.Json;
using LiveFair.Live;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace LiveFair.Web.Wire;

/// <summary>The two encodings of the wire.</summary>
public static class WireFormat
{
    /// <summary>JSON as in docs/protocol.md.</summary>
    public static JsonSerializerOptions Json => LiveJson.Options;

    /// <summary>MessagePack as in docs/protocol.md. What comes in is hostile until proven otherwise.</summary>
    public static readonly MessagePackSerializerOptions MessagePack = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(
            [new MillisecondsFormatter(), new StaticNullableFormatter<DateTimeOffset>(new MillisecondsFormatter())],
            [StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData.WithMaximumObjectGraphDepth(16));

    /// <summary>Times as milliseconds since 1970-01-01 UTC.</summary>
    private sealed class MillisecondsFormatter : IMessagePackFormatter<DateTimeOffset>
    {
        public DateTimeOffset Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());

        public void Serialize(
            ref MessagePackWriter writer, DateTimeOffset value, MessagePackSerializerOptions options) =>
            writer.Write(value.ToUnixTimeMilliseconds());
    }
}
