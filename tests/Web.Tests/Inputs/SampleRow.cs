using System.Text.Json.Nodes;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>A posting as a row of a file, so that a field of it can be spoiled like one of a body.</summary>
internal static class SampleRow
{
    /// <summary>A header and one row. What is no object stands there as it is.</summary>
    public static string ToCsv(string body)
    {
        // A file in UTF-8 cannot hold half a surrogate.
        body = body.Replace("\\ud800", "\\ufffd", StringComparison.Ordinal);
        JsonNode? read;
        try
        {
            read = JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return body;
        }

        return read is JsonObject row
            ? $"{string.Join(',', row.Select(cell => cell.Key))}\n"
                + $"{string.Join(',', row.Select(cell => Quoted(cell.Value)))}\n"
            : body;
    }

    private static string Quoted(JsonNode? cell)
    {
        var text = cell is JsonValue value && value.TryGetValue<string>(out var words)
            ? words
            : cell?.ToJsonString() ?? "";
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
