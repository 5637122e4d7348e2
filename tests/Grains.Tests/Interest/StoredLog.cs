using System.Text.Json;
using LiveFair.Grains.Storage.Sqlite;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Interest;

/// <summary>
/// A session's log as rows of JSON, counted again by hand: nothing of the tally, the state or the events is used.
/// </summary>
internal sealed class StoredLog(IReadOnlyList<(long MediaMs, JsonElement Body)> rows)
{
    /// <summary>Reads the rows.</summary>
    public static async Task<StoredLog> Read(Fair fair, SessionId session) => new(
        await fair.Of<SqliteDatabase>().Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT media_ms, body FROM log_event WHERE log = (SELECT id FROM log WHERE name = $log) ORDER BY offset
                """;
            command.Parameters.AddWithValue("$log", LogName.Of(session).Value);
            using var row = command.ExecuteReader();
            var rows = new List<(long, JsonElement)>();
            while (row.Read())
            {
                rows.Add((row.GetInt64(0), JsonDocument.Parse(row.GetString(1)).RootElement));
            }

            return rows;
        }));

    /// <summary>How many different people want that of the posting.</summary>
    public int Count(PostingId posting, string kind) => Signs()
        .Where(sign => sign.Posting == posting.Value && sign.Kind == kind)
        .Select(sign => sign.Person).Distinct().Count();

    /// <summary>How many different people want anything of the posting.</summary>
    public int People(PostingId posting) => Signs()
        .Where(sign => sign.Posting == posting.Value).Select(sign => sign.Person).Distinct().Count();

    /// <summary>How many applied.</summary>
    public int Applied(PostingId posting) =>
        rows.Count(row => Kind(row.Body) == "applied" && Text(row.Body, "posting") == posting.Value);

    /// <summary>The offsets of the newest fifty questions.</summary>
    public IEnumerable<long> Questions() => rows
        .Select((row, place) => (row.Body, Offset: place + 1L))
        .Where(row => Kind(row.Body) == "commented" && ReadAs(row.Body) == "question")
        .Select(row => row.Offset).TakeLast(50);

    /// <summary>The offsets of comments that count for a posting.</summary>
    public IEnumerable<long> Comments(PostingId posting, string kind) => rows
        .Select((row, place) => (row.Body, Offset: place + 1L))
        .Where(row => Kind(row.Body) == "commented" && ReadAs(row.Body) == kind
            && Text(row.Body.GetProperty("reading"), "posting") == posting.Value)
        .Select(row => row.Offset);

    private static string Kind(JsonElement body) => body.GetProperty("k").GetString()!;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? ReadAs(JsonElement body) =>
        body.TryGetProperty("reading", out var reading) ? Text(reading, "kind") : null;

    private IEnumerable<(string Person, string? Posting, string Kind)> Signs()
    {
        foreach (var (_, body) in rows)
        {
            if (Kind(body) == "reacted")
            {
                yield return (Text(body, "viewer")!, Text(body, "posting"), Text(body, "kind")!);
            }
            else if (body.TryGetProperty("reading", out var reading))
            {
                yield return (Text(body.GetProperty("by"), "id")!, Text(reading, "posting"), Text(reading, "kind")!);
            }
        }
    }
}
