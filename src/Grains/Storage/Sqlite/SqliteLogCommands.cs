using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>The writer's prepared commands: compiled once, for they run thousands of times a second.</summary>
internal sealed class SqliteLogCommands(SqliteConnection connection)
{
    private const string SelectOp = """
        SELECT offset, digest FROM log_event
        WHERE log = (SELECT id FROM log WHERE name = $1) AND actor = $2 AND op = $3
        """;

    private readonly SqliteCommand _find = Prepare(connection, "SELECT id, head FROM log WHERE name = $1", 1);
    private readonly SqliteCommand _setHead = Prepare(connection, "UPDATE log SET head = $2 WHERE id = $1", 2);

    private readonly SqliteCommand _findOp = Prepare(connection, SelectOp, 3);

    private readonly SqliteCommand _insert = Prepare(
        connection,
        """
        INSERT INTO log_event (log, offset, at, media_ms, comment, actor, op, digest, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (log, actor, op) WHERE op IS NOT NULL DO NOTHING
        """,
        9);

    public SqliteConnection Connection { get; } = connection;

    /// <summary>What an actor's opId led to, asked on a connection that only reads; null when it is new.</summary>
    public static RecordedOp? FindOp(SqliteConnection connection, LogName log, string actor, OpId op)
    {
        using var command = Prepare(connection, SelectOp, 3);
        return FindOp(command, log, actor, op);
    }

    public LogHead Open(LogName log)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = """
            INSERT INTO log (name, epoch) VALUES ($name, $epoch) ON CONFLICT (name) DO NOTHING;
            SELECT epoch, head FROM log WHERE name = $name;
            """;
        command.Parameters.AddWithValue("$name", log.Value);
        command.Parameters.AddWithValue("$epoch", NewId.Next());
        using var row = command.ExecuteReader();
        row.Read();
        return new LogHead(row.GetString(0), row.GetInt64(1));
    }

    public (long Id, long Head) Find(LogName log)
    {
        Set(_find, log.Value);
        using var row = _find.ExecuteReader();
        return row.Read()
            ? (row.GetInt64(0), row.GetInt64(1))
            : throw new InvalidOperationException($"The log {log} was never opened.");
    }

    public RecordedOp? FindOp(LogName log, string actor, OpId op) => FindOp(_findOp, log, actor, op);

    /// <returns>False when the actor has used the opId before, and nothing was stored.</returns>
    public bool TryInsert(long log, long offset, DateTimeOffset at, long mediaMs, PendingEvent pending)
    {
        var body = JsonSerializer.Serialize(pending.Body, LiveJson.Options);
        var comment = pending.Body switch
        {
            Commented { Reading: not null } => 2,
            Commented => 1,
            _ => 0,
        };
        Set(
            _insert, log, offset, at.ToUnixTimeMilliseconds(), mediaMs, comment, pending.Actor,
            pending.Op?.Value ?? (object)DBNull.Value, pending.Digest, body);
        return _insert.ExecuteNonQuery() == 1;
    }

    public void SetHead(long log, long head)
    {
        Set(_setHead, log, head);
        _setHead.ExecuteNonQuery();
    }

    public void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static RecordedOp? FindOp(SqliteCommand command, LogName log, string actor, OpId op)
    {
        Set(command, log.Value, actor, op.Value);
        using var row = command.ExecuteReader();
        return row.Read() ? new RecordedOp(row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
