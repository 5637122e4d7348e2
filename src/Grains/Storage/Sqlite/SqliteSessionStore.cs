using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="ISessionStore" />
internal sealed class SqliteSessionStore(SqliteDatabase database) : ISessionStore
{
    private const string Columns = """
        SELECT s.id, s.station, t.name AS StationName, s.host, a.display_name AS HostName, s.title, s.state,
               s.starts_at AS StartsAt, s.started_at AS StartedAt, s.ended_at AS EndedAt,
               s.recording_deleted_at AS RecordingDeletedAt
        FROM session s JOIN station t ON t.id = s.station JOIN account a ON a.id = s.host
        """;

    public Task<Outcome<LiveSession>> Create(LiveSession session, DateTimeOffset now) => OrMissing(connection =>
    {
        connection.Execute(
            """
            INSERT INTO session (id, station, host, title, state, starts_at, created_at)
            VALUES (@Id, @Station, @Host, @Title, 0, @StartsAt, @Now)
            """,
            new
            {
                Id = session.Id.Value,
                Station = session.Station.Value,
                Host = session.Host.Value,
                session.Title,
                StartsAt = session.StartsAt.ToUnixTimeMilliseconds(),
                Now = now.ToUnixTimeMilliseconds(),
            });
        return Fill(connection, session.Id, [.. session.Rundown.Select(item => item.Posting)]);
    });

    public Task<LiveSession?> Find(SessionId session) => database.Read(connection => Find(connection, session));

    public Task<IReadOnlyList<LiveSession>> List(SessionStage? stage, SessionId? after, int limit) =>
        database.Read<IReadOnlyList<LiveSession>>(connection =>
            [.. connection.Query<Row>(
                $"""
                {Columns}
                WHERE (@Stage IS NULL OR s.state = @Stage)
                  AND (@After IS NULL OR (s.created_at, s.id) < (SELECT created_at, id FROM session WHERE id = @After))
                ORDER BY s.created_at DESC, s.id DESC LIMIT @Limit
                """,
                new { Stage = (int?)stage, After = after?.Value, Limit = limit }).Select(row => row.ToSession([]))]);

    public Task<IReadOnlyList<RundownItem>> Name(IReadOnlyList<PostingId> postings) =>
        database.Read<IReadOnlyList<RundownItem>>(connection =>
            [.. connection.Query<RundownRow>(
                "SELECT id AS posting, title FROM posting WHERE id IN @Ids",
                new { Ids = postings.Select(posting => posting.Value) }).Select(row => row.ToItem())]);

    public Task<Outcome<LiveSession>> SetRundown(
        LiveSession session, IReadOnlyList<PostingId> postings, Caller by, DateTimeOffset now) =>
        OrMissing(connection =>
        {
            connection.Execute("DELETE FROM rundown WHERE session = @Id", new { Id = session.Id.Value });
            var filled = Fill(connection, session.Id, postings);
            SqliteAuditStore.Append(
                connection, new AuditEntry(now, session.Station, by.Key, "session.rundown", session.Id.Value, null));
            return filled;
        });

    public Task<bool> DropRecording(LiveSession session, Caller by, string reason, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var dropped = connection.Execute(
                "UPDATE session SET recording_deleted_at = @Now WHERE id = @Id AND recording_deleted_at IS NULL",
                new { Id = session.Id.Value, Now = now.ToUnixTimeMilliseconds() });
            if (dropped == 0)
            {
                return false;
            }

            SqliteAuditStore.Append(
                connection,
                new AuditEntry(now, session.Station, by.Key, "recording.delete", session.Id.Value, reason));
            return true;
        });

    private async Task<Outcome<LiveSession>> OrMissing(Func<SqliteConnection, LiveSession> write)
    {
        try
        {
            return await database.Write(write);
        }
        catch (RowsMissingException)
        {
            return Refusal.NotFound("posting");
        }
    }

    private static LiveSession Fill(
        SqliteConnection connection, SessionId session, IReadOnlyList<PostingId> postings)
    {
        var rows = postings.Select((posting, position) =>
            new { Session = session.Value, Position = position, Posting = posting.Value });
        var filled = connection.Execute(
            """
            INSERT INTO rundown (session, position, posting)
            SELECT s.id, @Position, p.id FROM session s JOIN posting p ON p.station = s.station
            WHERE s.id = @Session AND p.id = @Posting
            """,
            rows);
        return filled == postings.Count
            ? Find(connection, session)!
            : throw new RowsMissingException("A posting of the rundown is missing or belongs to another station.");
    }

    private static LiveSession? Find(SqliteConnection connection, SessionId session)
    {
        var row = connection.QuerySingleOrDefault<Row>($"{Columns} WHERE s.id = @Id", new { Id = session.Value });
        return row?.ToSession(connection.Query<RundownRow>(
            """
            SELECT r.posting, p.title FROM rundown r JOIN posting p ON p.id = r.posting
            WHERE r.session = @Id ORDER BY r.position
            """,
            new { Id = session.Value }));
    }

    private sealed record RundownRow(string Posting, string Title)
    {
        public RundownItem ToItem() => new(new PostingId(Posting), Title);
    }

    private sealed record Row(
        string Id,
        string Station,
        string StationName,
        string Host,
        string HostName,
        string Title,
        long State,
        long StartsAt,
        long? StartedAt,
        long? EndedAt,
        long? RecordingDeletedAt)
    {
        public LiveSession ToSession(IEnumerable<RundownRow> rundown) => new()
        {
            Id = new SessionId(Id),
            Station = new StationId(Station),
            StationName = StationName,
            Host = new AccountId(Host),
            HostName = HostName,
            Title = Title,
            Stage = (SessionStage)State,
            StartsAt = DateTimeOffset.FromUnixTimeMilliseconds(StartsAt),
            StartedAt = StartedAt is { } started ? DateTimeOffset.FromUnixTimeMilliseconds(started) : null,
            EndedAt = EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
            RecordingDeletedAt =
                RecordingDeletedAt is { } deleted ? DateTimeOffset.FromUnixTimeMilliseconds(deleted) : null,
            Rundown = rundown.Select(item => item.ToItem()).ToList(),
        };
    }
}
