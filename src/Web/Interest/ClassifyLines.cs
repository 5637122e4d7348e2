using System.Text.Encodings.Web;
using System.Text.Json;
using LiveFair.Live.Interest;

namespace LiveFair.Web.Interest;

/// <summary>
/// Answers lines such as <c>{"text":"3号多少钱","pinned":1,"rundown":[{"n":3,"title":"保洁员"}]}</c> with
/// <c>{"kind":"question","posting":3,"topic":"pay"}</c>. A line that cannot be read is answered with its error.
/// </summary>
internal sealed class ClassifyLines
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string? _rundown;
    private IntentReader _reader = new([]);

    /// <summary>Whether a line could not be read.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>One line for one line.</summary>
    public string Answer(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Answer(json.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            HasFailed = true;
            var why = problem is JsonException ? "The line is no JSON." : problem.Message;
            return JsonSerializer.Serialize(new { error = why }, Plain);
        }
    }

    private string Answer(JsonElement comment)
    {
        var text = Field(comment, "text", JsonValueKind.String)?.GetString()
            ?? throw new FormatException("text: the comment's words are missing.");
        var pinned = Field(comment, "pinned", JsonValueKind.Number);
        Follow(Field(comment, "rundown", JsonValueKind.Array));
        var intent = _reader.Read(text, pinned is { } shown ? Whole(shown, "pinned") : null);
        return JsonSerializer.Serialize(
            new { kind = Word(intent.Kind) ?? "none", posting = intent.Posting, topic = Word(intent.Topic) }, Plain);
    }

    /// <summary>Lines of one broadcast have the same rundown: it is read once.</summary>
    private void Follow(JsonElement? rundown)
    {
        var raw = rundown?.GetRawText() ?? "[]";
        if (raw == _rundown)
        {
            return;
        }

        var titles = new Dictionary<int, string>();
        foreach (var item in rundown is { } items ? items.EnumerateArray() : [])
        {
            var number = Field(item, "n", JsonValueKind.Number) ?? throw new FormatException("rundown: n is missing.");
            var title = Field(item, "title", JsonValueKind.String)
                ?? throw new FormatException("rundown: title is missing.");
            titles[Whole(number, "n")] = title.GetString()!;
        }

        _reader = new IntentReader(titles);
        _rundown = raw;
    }

    private static JsonElement? Field(JsonElement parent, string name, JsonValueKind kind)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("An object is needed.");
        }

        if (!parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return field.ValueKind == kind ? field : throw new FormatException($"{name}: {kind} is needed.");
    }

    private static int Whole(JsonElement number, string name) => number.TryGetInt32(out var whole)
        ? whole
        : throw new FormatException($"{name}: a whole number is needed.");

    private static string? Word<T>(T? value)
        where T : struct, Enum => value is { } one ? JsonNamingPolicy.CamelCase.ConvertName(one.ToString()) : null;
}
