using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IStreamKeyStore" />
internal sealed class SqliteStreamKeyStore(SqliteDatabase database) : IStreamKeyStore
{
    private const string Insert = """
        INSERT INTO stream_key (session, hash, by_account, at) VALUES (@Session, @Hash, @By, @At)
        """;

    public Task<string?> Find(SessionId session) => database.Read(connection =>
        connection.QuerySingleOrDefault<string>(
            "SELECT hash FROM stream_key WHERE session = @Session", new { Session = session.Value }));

    public Task<bool> Make(SessionId session, StreamKey key, Caller by, DateTimeOffset now) =>
        database.Write(connection =>
            Store(connection, $"{Insert} ON CONFLICT DO NOTHING", "session.streamKey", session, key, by, now));

    public Task Rotate(SessionId session, StreamKey key, Caller by, DateTimeOffset now) =>
        database.Write(connection => Store(
            connection,
            $"""
            {Insert} ON CONFLICT DO UPDATE
            SET hash = excluded.hash, by_account = excluded.by_account, at = excluded.at
            """,
            "session.rotateStreamKey",
            session,
            key,
            by,
            now));

    private static bool Store(
        SqliteConnection connection, string sql, string action, SessionId session, StreamKey key, Caller by,
        DateTimeOffset now)
    {
        var changed = connection.Execute(sql, new
        {
            Session = session.Value,
            key.Hash,
            By = by.Key,
            At = now.ToUnixTimeMilliseconds(),
        });
        if (changed == 0)
        {
            return false;
        }

        SqliteAuditStore.Append(
            connection, new AuditEntry(now, by.Station!.Value, by.Key, action, session.Value, null));
        return true;
    }
}
