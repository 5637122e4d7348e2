using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveFair.Live;

/// <summary>
/// Times as ISO 8601 in UTC with milliseconds: <c>2026-11-23T08:30:00.000Z</c>. Read with any offset; without one a
/// time is UTC, whatever zone the machine keeps.
/// </summary>
internal sealed class UtcTimeJsonConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var bare)
            || !reader.TryGetDateTimeOffset(out var time) ? throw new JsonException("A time must be ISO 8601.")
        : bare.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(bare, TimeSpan.Zero)
        : time.ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
