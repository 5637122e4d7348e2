using System.Text.Json;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Transcripts;

/// <summary>Reads a transcript: a header, then one action a line in order of time.</summary>
internal static class TranscriptReader
{
    /// <exception cref="UsageException">
    /// The file cannot be read or a line is not what it should be; names the line.
    /// </exception>
    public static Transcript Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {problem.Message}");
        }

        if (lines.Length == 0)
        {
            throw new UsageException($"{path}:1: the file is empty; a header line is needed.");
        }

        var header = On(path, 1, () => ReadHeader(Parse(lines[0])));
        var viewers = header.Viewers.ToHashSet();
        var actions = new List<TranscriptAction>(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
            {
                var before = actions.Count > 0 ? actions[^1].At : TimeSpan.Zero;
                actions.Add(On(path, i + 1, () => Check(ReadAction(Parse(lines[i])), before, viewers, header.Rundown)));
            }
        }

        return header with { Actions = actions };
    }

    private static T On<T>(string path, int line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException)
        {
            throw new UsageException($"{path}:{line}: {problem.Message}");
        }
    }

    private static JsonElement Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException("a JSON object is needed.");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"no JSON (at byte {problem.BytePositionInLine}).");
        }
    }

    private static Transcript ReadHeader(JsonElement line)
    {
        var header = new Transcript(Word(line, "title"), Words(line, "rundown"), Words(line, "viewers"), []);
        return header.Viewers.Distinct().Count() == header.Viewers.Count
            ? header
            : throw new FormatException("viewers: a nickname stands there twice.");
    }

    private static TranscriptAction ReadAction(JsonElement line)
    {
        var at = line.TryGetProperty("at", out var seconds) && seconds.ValueKind == JsonValueKind.Number
            && seconds.GetDouble() is >= 0 and <= 86_400 and var time
            ? TimeSpan.FromSeconds(time)
            : throw new FormatException("at: seconds since the start are needed.");
        var word = Word(line, "do");
        if (!Enum.TryParse<ActionKind>(word, ignoreCase: true, out var kind) || !char.IsAsciiLetterLower(word[0]))
        {
            throw new FormatException($"do: \"{word}\" is no action.");
        }

        return new TranscriptAction
        {
            At = at,
            By = Word(line, "by"),
            Do = kind,
            Text = kind is ActionKind.Comment or ActionKind.Notice ? Word(line, "text") : "",
            Posting = kind is ActionKind.Pin or ActionKind.React or ActionKind.Apply ? Word(line, "posting") : "",
            Kind = kind is ActionKind.React ? Word(line, "kind") : "",
            Key = line.TryGetProperty("key", out _) ? Word(line, "key") : null,
            Target = kind is ActionKind.RemoveComment or ActionKind.Mute ? Word(line, "target") : "",
            Reason = kind is ActionKind.RemoveComment or ActionKind.Mute ? Word(line, "reason") : "",
            Minutes = line.TryGetProperty("minutes", out var minutes) ? Number(minutes, "minutes") : null,
        };
    }

    private static TranscriptAction Check(
        TranscriptAction action, TimeSpan before, HashSet<string> viewers, IReadOnlyList<string> rundown)
    {
        var hosts = action.Do is >= ActionKind.Start;
        return action switch
        {
            _ when action.At < before => throw new FormatException("at: earlier than the line before."),
            { IsHosts: false } when hosts => throw new FormatException($"by: only the host may {action.Do}."),
            { IsHosts: true } when !hosts && action.Do != ActionKind.Comment =>
                throw new FormatException($"by: the host does not {action.Do}."),
            { IsHosts: false } when !viewers.Contains(action.By) =>
                throw new FormatException($"by: \"{action.By}\" is not among the header's viewers."),
            { Posting.Length: > 0 } when !rundown.Contains(action.Posting) =>
                throw new FormatException($"posting: \"{action.Posting}\" is not in the rundown."),
            _ => action,
        };
    }

    private static string Word(JsonElement line, string field) =>
        line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"{field}: words are needed.");

    private static double Number(JsonElement value, string field) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : throw new FormatException($"{field}: a number is needed.");

    private static List<string> Words(JsonElement line, string field) =>
        line.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : throw new FormatException($"{field}: a list of words is needed.");
}
