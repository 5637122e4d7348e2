using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Log;
using LiveFair.Live.Viewers;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="ILeadStore" />
internal sealed class SqliteLeadStore(SqliteDatabase database) : ILeadStore
{
    private const string Columns = """
        SELECT l.id, l.station, l.state, l.name, l.phone, l.posting, p.title AS PostingTitle,
               a.posting_version AS PostingVersion, l.session, s.title AS SessionTitle, l.assignee,
               c.display_name AS AssigneeName, l.due_at AS DueAt, l.created_at AS CreatedAt
        FROM lead l JOIN application a ON a.id = l.application JOIN posting p ON p.id = l.posting
        LEFT JOIN session s ON s.id = l.session LEFT JOIN account c ON c.id = l.assignee
        """;

    public Task<IReadOnlyList<Lead>> List(StationId station, LeadFilter filter, int limit) =>
        database.Read<IReadOnlyList<Lead>>(connection =>
            [.. connection.Query<Row>(
                $"{Columns} {SqliteLeadQuery.Page(filter)}",
                SqliteLeadQuery.Parameters(station, filter, limit)).Select(row => row.ToLead([]))]);

    public Task<int> Count(StationId station, LeadFilter filter) => database.Read(connection =>
        connection.ExecuteScalar<int>(
            $"SELECT count(*) FROM lead l JOIN posting p ON p.id = l.posting {SqliteLeadQuery.Where}",
            SqliteLeadQuery.Parameters(station, filter, 0)));

    public Task<Lead?> Find(StationId station, LeadId lead) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>(
            $"{Columns} WHERE l.id = @Id AND l.station = @Station", new { Id = lead.Value, Station = station.Value })
            ?.ToLead(connection.Query<TouchRow>(
                """
                SELECT t.at, a.display_name AS ByName, t.kind, t.outcome, t.note
                FROM lead_touch t LEFT JOIN account a ON a.id = t.by_account WHERE t.lead = @Id ORDER BY t.id
                """,
                new { Id = lead.Value })) is { } found
            ? found with { Moves = SqliteLeadMoves.Read(connection, lead) }
            : null);

    public Task<bool> Assign(Lead lead, AccountId assignee) => database.Write(connection => connection.Execute(
        """
        UPDATE lead SET assignee = @Assignee, state = CASE state WHEN 0 THEN 1 ELSE state END
        WHERE id = @Id AND EXISTS (SELECT 1 FROM account WHERE id = @Assignee AND station = @Station AND disabled = 0)
        """,
        new { Id = lead.Id.Value, Assignee = assignee.Value, Station = lead.Station.Value }) == 1);

    public Task<Refusal?> AddTouch(Lead lead, LeadTouch touch, DateTimeOffset? dueAt, Caller by, OpId? op) =>
        database.Write(connection =>
        {
            var added = SqliteAct.AddOnce(
                connection,
                "lead_touch",
                """
                INSERT INTO lead_touch (lead, kind, outcome, note, by_account, op, digest, at)
                VALUES (@Lead, @Kind, @Outcome, @Note, @By, @Op, @Digest, @At)
                """,
                new
                {
                    Lead = lead.Id.Value,
                    Kind = (int)touch.Kind,
                    Outcome = (int)touch.Outcome,
                    touch.Note,
                    By = by.Account?.Value ?? "",
                    Op = op?.Value,
                    Digest = touch.Digest(lead.Id, dueAt),
                    At = touch.At.ToUnixTimeMilliseconds(),
                });
            if (added is { Ok: true, Value: AppendKind.Stored })
            {
                Advance(connection, lead, touch.Outcome, dueAt, by);
            }

            return added.Refused;
        });

    public Task<bool> SetState(Lead lead, LeadState state, string? reason, Caller by, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var moved = connection.Execute(
                "UPDATE lead SET state = @State WHERE id = @Id AND state = @Seen",
                new { State = (int)state, Id = lead.Id.Value, Seen = (int)lead.State }) == 1;
            if (moved)
            {
                SqliteAuditStore.Append(
                    connection,
                    new AuditEntry(now, lead.Station, by.Key, SqliteLeadMoves.ActionOf(state), lead.Id.Value, reason));
            }

            return moved;
        });

    /// <summary>From where the lead stands now, for whoever touched it may have looked at it long ago.</summary>
    private static void Advance(
        SqliteConnection connection, Lead lead, TouchOutcome outcome, DateTimeOffset? dueAt, Caller by)
    {
        var stands = (LeadState)connection.ExecuteScalar<long>(
            "SELECT state FROM lead WHERE id = @Id", new { Id = lead.Id.Value });
        connection.Execute(
            """
            UPDATE lead SET state = @State, due_at = @DueAt, assignee = COALESCE(
                assignee, (SELECT id FROM account WHERE id = @By AND station = @Station))
            WHERE id = @Id
            """,
            new
            {
                State = (int)LeadSteps.After(stands, outcome),
                DueAt = dueAt?.ToUnixTimeMilliseconds(),
                By = by.Account?.Value,
                Station = lead.Station.Value,
                Id = lead.Id.Value,
            });
    }

    /// <summary>Filled by property: what a joined column holds is known only once there is a row.</summary>
    private sealed record TouchRow
    {
        public required long At { get; init; }

        public string? ByName { get; init; }

        public required long Kind { get; init; }

        public required long Outcome { get; init; }

        public string? Note { get; init; }
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Station { get; init; }

        public required long State { get; init; }

        public required string Name { get; init; }

        public required string Phone { get; init; }

        public required string Posting { get; init; }

        public required string PostingTitle { get; init; }

        public required long PostingVersion { get; init; }

        public string? Session { get; init; }

        public string? SessionTitle { get; init; }

        public string? Assignee { get; init; }

        public string? AssigneeName { get; init; }

        public long? DueAt { get; init; }

        public required long CreatedAt { get; init; }

        public Lead ToLead(IEnumerable<TouchRow> touches) => new()
        {
            Id = new LeadId(Id),
            Station = new StationId(Station),
            State = (LeadState)State,
            Name = PersonName.FromStore(Name),
            Phone = PhoneNumber.FromStore(Phone),
            Posting = new PostingId(Posting),
            PostingTitle = PostingTitle,
            PostingVersion = (int)PostingVersion,
            Session = Session is null ? null : new SessionId(Session),
            SessionTitle = SessionTitle,
            Assignee = Assignee is null ? null : new AccountId(Assignee),
            AssigneeName = AssigneeName,
            DueAt = DueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            Touches =
            [
                .. touches.Select(touch => new LeadTouch(
                    DateTimeOffset.FromUnixTimeMilliseconds(touch.At), touch.ByName ?? "", (TouchKind)touch.Kind,
                    (TouchOutcome)touch.Outcome, touch.Note)),
            ],
        };
    }
}
