using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// What an engine's hook says, as names and values. Publishers choose some of them and may repeat the names of others
/// in what they add, so that a name that comes twice has no value at all.
/// </summary>
internal sealed class EngineCall
{
    /// <summary>Bytes of a body: none of the engines sends a tenth of it.</summary>
    private const int LargestBody = 16 * 1024;

    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    private EngineCall(IEnumerable<KeyValuePair<string, string?>> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = _values.ContainsKey(name) ? null : value;
        }
    }

    /// <summary>A value; null when it was not sent, or more than once.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads a body of form fields; null when it is too large.</summary>
    public static async Task<EngineCall?> ReadForm(HttpRequest request) =>
        await Read(request) is { } body ? OfQuery(System.Text.Encoding.UTF8.GetString(body.Span)) : null;

    /// <summary>Reads what stands behind a stream's name, with or without its question mark.</summary>
    public static EngineCall OfQuery(string? query) =>
        new(QueryHelpers.ParseQuery(query).SelectMany(
            field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value)));

    /// <summary>Reads a body that is a JSON object of texts and numbers; null when it is none or too large.</summary>
    public static async Task<EngineCall?> ReadJson(HttpRequest request)
    {
        if (await Read(request) is not { } body)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new EngineCall(document.RootElement.EnumerateObject().Select(
                    field => KeyValuePair.Create(field.Name, TextOf(field.Value))))
                : null;
        }
        catch (JsonException)
        {
            return null; // Refused like everything else that is no call.
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(), // Older SRS numbers its clients.
        _ => null,
    };

    private static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request)
    {
        var buffer = new byte[LargestBody + 1];
        var read = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return read > LargestBody ? null : buffer.AsMemory(0, read);
    }
}
