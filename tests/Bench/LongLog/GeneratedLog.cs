using LiveFair.Bench.Fair;
using Microsoft.Data.Sqlite;

namespace LiveFair.Bench.LongLog;

/// <summary>Makes the log that holds a comment as long as wanted: each further event is that comment again.</summary>
internal static class GeneratedLog
{
    private const long AtOnce = 1_000_000;

    // 997 people, each with an act of its own every time; the words differ by their number, and want nothing.
    private const string Insert = """
        INSERT INTO log_event (log, offset, at, media_ms, comment, actor, op, digest, body)
        WITH RECURSIVE number(i) AS (SELECT $first UNION ALL SELECT i + 1 FROM number WHERE i < $last)
        SELECT log, i, at + i, media_ms + i, 1, actor || (i % 997), printf('%032d', i), digest + i,
               replace(json_remove(body, '$.reading'), '？', '？' || i)
        FROM number, (SELECT * FROM log_event WHERE log = $log AND offset = $comment)
        """;

    /// <param name="file">The database of a server that is not running.</param>
    /// <param name="events">How many the log shall hold.</param>
    /// <exception cref="FairProblem">No comment is in it, or the tables are others.</exception>
    public static void Write(string file, long events)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = DELETE");
            Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000");
            Extend(connection, events);
            Execute(connection, "PRAGMA journal_mode = WAL");
        }
        catch (SqliteException problem)
        {
            throw new FairProblem($"The log could not be generated: {problem.Message}.");
        }
    }

    private static void Extend(SqliteConnection connection, long events)
    {
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT log, offset FROM log_event WHERE comment > 0 ORDER BY log DESC LIMIT 1";
        using var row = find.ExecuteReader();
        if (!row.Read())
        {
            throw new FairProblem("The server's file holds no comment.");
        }

        var (log, comment) = (row.GetInt64(0), row.GetInt64(1));
        for (var last = comment; last < events;)
        {
            var first = last + 1;
            last = Math.Min(events, last + AtOnce);
            Execute(connection, Insert, ("$first", first), ("$last", last), ("$log", log), ("$comment", comment));
        }

        Execute(connection, "UPDATE log SET head = $events WHERE id = $log", ("$events", events), ("$log", log));
    }

    private static void Execute(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, long Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
