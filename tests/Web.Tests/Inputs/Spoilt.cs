using System.Text.Json.Nodes;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>Bodies of which one field is something else.</summary>
internal static class Spoilt
{
    private const string Mark = "@@here@@";

    /// <summary>As they stand in a body: some are no value that a JSON library would write.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "[]", "[null]", "[[[]]]", "{}", """{"x":null}""", "\"\"", "\" \"", $"\"{new string('x', 10_000)}\"",
        "true", "-1",
        "-2147483649", "2147483647", "9223372036854775807", "99999999999999999999", "0.1", "1e308", "1e999", "NaN",
        "\"NaN\"", "\"\\u0000\"", "\"\\ud800\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"2026-02-30T00:00:00Z\"",
    ];

    /// <summary>The body with each value at each place, the whole of it too.</summary>
    public static IEnumerable<string> Bodies(Func<JsonObject> make) =>
        from place in Places(make(), []).ToList()
        from value in Values
        select With(make(), place, value);

    /// <summary>The body with a field changed that a test chooses.</summary>
    public static string With(JsonObject body, IReadOnlyList<object> place, string value)
    {
        if (place.Count == 0)
        {
            return value;
        }

        var holder = place.Take(place.Count - 1).Aggregate((JsonNode)body, Step);
        if (place[^1] is int index)
        {
            holder[index] = Mark;
        }
        else
        {
            holder[(string)place[^1]] = Mark;
        }

        return body.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    /// <summary>The way to every field, the body itself first.</summary>
    public static IEnumerable<IReadOnlyList<object>> Places(JsonNode? node, IReadOnlyList<object> here)
    {
        yield return here;
        IEnumerable<(object Key, JsonNode? Value)> inner = node switch
        {
            JsonObject fields => fields.Select(field => ((object)field.Key, field.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var place in inner.SelectMany(one => Places(one.Value, [.. here, one.Key])))
        {
            yield return place;
        }
    }

    /// <summary>What stands at a place.</summary>
    public static JsonNode? At(JsonObject body, IReadOnlyList<object> place) => place.Aggregate((JsonNode)body, Step);

    private static JsonNode Step(JsonNode node, object key) => key is int index ? node[index]! : node[(string)key]!;
}
