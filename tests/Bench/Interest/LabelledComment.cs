using System.Text.Json;
using LiveFair.Live.Interest;

namespace LiveFair.Bench.Interest;

/// <summary>A comment, and what somebody who read it says it wants.</summary>
/// <param name="Text">The words.</param>
/// <param name="Pinned">The posting shown then.</param>
/// <param name="Rundown">The name of the rundown.</param>
/// <param name="Means">The label.</param>
internal sealed record LabelledComment(string Text, int? Pinned, string Rundown, Intent Means)
{
    /// <summary>Reads a file of JSON lines.</summary>
    public static IReadOnlyList<LabelledComment> Read(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(Parse).ToList();

    private static LabelledComment Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var fields = json.RootElement;
        var kind = fields.GetProperty("kind").GetString();
        var topic = fields.GetProperty("topic").GetString();
        return new LabelledComment(
            fields.GetProperty("text").GetString()!,
            Number(fields.GetProperty("pinned")),
            fields.GetProperty("rundown").GetString()!,
            new Intent(
                kind == "none" ? null : Enum.Parse<ReactionKind>(kind!, ignoreCase: true),
                Number(fields.GetProperty("posting")),
                topic is null ? null : Enum.Parse<QuestionTopic>(topic, ignoreCase: true)));
    }

    private static int? Number(JsonElement field) => field.ValueKind == JsonValueKind.Null ? null : field.GetInt32();
}
