using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="ILogStore" />
internal sealed class SqliteLogStore(SqliteDatabase database) : ILogStore
{
    /// <summary>Names its index: SQLite would rather walk through a hundred million comments by the key.</summary>
    internal const string AllButComments = """
        SELECT offset, at, media_ms, body FROM log_event INDEXED BY log_event_state
        WHERE log = (SELECT id FROM log WHERE name = $log) AND offset > $after AND comment = 0
        ORDER BY offset LIMIT $limit
        """;

    /// <summary>Names its index, as <see cref="AllButComments"/> does.</summary>
    internal const string Readings = """
        SELECT offset, at, media_ms, body FROM log_event INDEXED BY log_event_reading
        WHERE log = (SELECT id FROM log WHERE name = $log) AND offset > $after AND comment = 2
        ORDER BY offset LIMIT $limit
        """;

    internal const string At = """
        SELECT offset, at, media_ms, body FROM log_event
        WHERE log = (SELECT id FROM log WHERE name = $log) AND offset IN (SELECT value FROM json_each($offsets))
        ORDER BY offset
        """;

    private const string Everything = """
        SELECT offset, at, media_ms, body FROM log_event
        WHERE log = (SELECT id FROM log WHERE name = $log) AND offset > $after
        ORDER BY offset LIMIT $limit
        """;

    /// <summary>Used on the writer's thread only.</summary>
    private SqliteLogCommands? _commands;

    public Task<LogHead> Open(LogName log) => database.Write(connection => Commands(connection).Open(log));

    public Task<IReadOnlyList<Appended>> Append(
        LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events) =>
        database.Write(connection => Append(Commands(connection), log, expectedHead, at, mediaMs, events));

    public Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit) =>
        database.Read(connection => Read(connection, Everything, log, after, limit));

    public Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit) =>
        database.Read(connection => Read(connection, AllButComments, log, after, limit));

    public Task<IReadOnlyList<LoggedEvent>> ReadReadings(LogName log, long after, int limit) =>
        database.Read(connection => Read(connection, Readings, log, after, limit));

    public Task<IReadOnlyList<LoggedEvent>> ReadAt(LogName log, IReadOnlyList<long> offsets) =>
        database.Read(connection => Read(
            connection, At, new("$log", log.Value), new("$offsets", JsonSerializer.Serialize(offsets))));

    public Task<RecordedOp?> FindOp(LogName log, string actor, OpId op) =>
        database.Read(connection => SqliteLogCommands.FindOp(connection, log, actor, op));

    private static IReadOnlyList<Appended> Append(
        SqliteLogCommands commands,
        LogName log,
        long expectedHead,
        DateTimeOffset at,
        long mediaMs,
        IReadOnlyList<PendingEvent> events)
    {
        var (id, head) = commands.Find(log);
        if (head != expectedHead)
        {
            throw new StaleLogException($"The log {log} stands at {head}, its writer thought {expectedHead}.");
        }

        var answers = new Appended[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            answers[i] = AppendOne(commands, log, id, head + 1, at, mediaMs, events[i]);
            head = answers[i].Kind == AppendKind.Stored ? head + 1 : head;
        }

        commands.SetHead(id, head);
        return answers;
    }

    private static Appended AppendOne(
        SqliteLogCommands commands,
        LogName log,
        long id,
        long offset,
        DateTimeOffset at,
        long mediaMs,
        PendingEvent pending)
    {
        if (pending.Change is null)
        {
            return TryInsert(commands, id, offset, at, mediaMs, pending)
                ? new Appended(AppendKind.Stored, offset)
                : FirstAnswer(commands, log, pending);
        }

        commands.Execute("SAVEPOINT change");
        try
        {
            // First the event, whose opId tells a retry, which must not be taken for a clash with its own rows.
            if (!TryInsert(commands, id, offset, at, mediaMs, pending))
            {
                commands.Execute("RELEASE change");
                return FirstAnswer(commands, log, pending);
            }

            SqliteRowChanges.Make(commands.Connection, id, at, pending.Actor, mediaMs, pending.Change);
            commands.Execute("RELEASE change");
            return new Appended(AppendKind.Stored, offset);
        }
        catch (SqliteException problem) when (problem.IsClash())
        {
            // The rows say no (a second application, a full group): the event must not be told either.
            commands.Execute("ROLLBACK TO change; RELEASE change");
            return new Appended(AppendKind.Clashed, 0);
        }
    }

    private static Appended FirstAnswer(SqliteLogCommands commands, LogName log, PendingEvent pending)
    {
        var first = commands.FindOp(log, pending.Actor, pending.Op!.Value)!;
        return first.Digest == pending.Digest
            ? new Appended(AppendKind.Repeated, first.Offset)
            : new Appended(AppendKind.Reused, 0);
    }

    private static bool TryInsert(
        SqliteLogCommands commands, long log, long offset, DateTimeOffset at, long mediaMs, PendingEvent pending)
    {
        if (!commands.TryInsert(log, offset, at, mediaMs, pending))
        {
            return false;
        }

        if (pending.Trace is { } trace)
        {
            SqliteAuditStore.Append(
                commands.Connection,
                new AuditEntry(at, trace.Station, pending.Actor, trace.Action, trace.Target, trace.Reason));
        }

        return true;
    }

    private static IReadOnlyList<LoggedEvent> Read(
        SqliteConnection connection, string select, LogName log, long after, int limit) => Read(
        connection,
        select,
        new SqliteParameter("$log", log.Value),
        new SqliteParameter("$after", after),
        new SqliteParameter("$limit", limit));

    private static IReadOnlyList<LoggedEvent> Read(
        SqliteConnection connection, string select, params ReadOnlySpan<SqliteParameter> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = select;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        using var row = command.ExecuteReader();
        var events = new List<LoggedEvent>();
        while (row.Read())
        {
            events.Add(new LoggedEvent(
                row.GetInt64(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                row.GetInt64(2),
                JsonSerializer.Deserialize<EventBody>(row.GetString(3), LiveJson.Options)!));
        }

        return events;
    }

    private SqliteLogCommands Commands(SqliteConnection connection) => _commands ??= new SqliteLogCommands(connection);
}
