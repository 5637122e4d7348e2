using System.Text.Json;
using Dapper;
using LiveFair.Live;
using LiveFair.Live.Applications;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Postings;
using Microsoft.Data.Sqlite;
using ApplicationId = LiveFair.Live.Ids.ApplicationId;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IPostingStore" />
internal sealed class SqlitePostingStore(SqliteDatabase database) : IPostingStore
{
    private static readonly string Columns = $"""
        SELECT p.id, p.version, p.state, p.body, {SqliteEmployerStore.Columns},
          (SELECT count(*) FROM lead l WHERE l.posting = p.id
             AND l.state BETWEEN {(int)LeadState.Onboarded} AND {(int)LeadState.Retained30d}) AS Placed
        FROM posting p JOIN employer e ON e.id = p.employer
        """;

    internal static readonly string ById = $"{Columns} WHERE p.id = @Id";

    /// <summary>Makes the rows of an application and its lead inside another commit.</summary>
    /// <exception cref="SqliteException">
    /// The viewer has applied to this posting, or used the opId before, or the posting is not published any more.
    /// </exception>
    public static void Apply(SqliteConnection connection, ApplicationTaken taken, long? mediaMs, DateTimeOffset now)
    {
        var row = new
        {
            Application = taken.Application.Value,
            Lead = taken.Lead.Value,
            Station = taken.Station.Value,
            Posting = taken.Posting.Value,
            taken.PostingVersion,
            Viewer = taken.Viewer.Value,
            Session = taken.Session?.Value,
            MediaMs = mediaMs,
            Name = taken.Name.Whole,
            Phone = taken.Phone.Digits,
            ConsentEmployer = taken.ConsentEmployer.Value,
            taken.ConsentVersion,
            Op = taken.Op.Value,
            taken.Digest,
            Now = now.ToUnixTimeMilliseconds(),
            Published = (int)PostingState.Published,
        };
        var applied = connection.Execute(
            """
            INSERT INTO application (id, posting, posting_version, viewer, session, media_ms, consent_employer,
              consent_version, op, digest, at)
            SELECT @Application, id, @PostingVersion, @Viewer, @Session, @MediaMs, @ConsentEmployer,
              @ConsentVersion, @Op, @Digest, @Now FROM posting WHERE id = @Posting AND state = @Published
            """,
            row);
        if (applied == 0)
        {
            throw SqliteFailure.Clash("The posting takes no applications.");
        }

        connection.Execute(
            """
            INSERT INTO lead (id, station, application, posting, session, name, phone, state, created_at)
            VALUES (@Lead, @Station, @Application, @Posting, @Session, @Name, @Phone, 0, @Now);
            """,
            row);
    }

    public Task Create(IReadOnlyList<Posting> postings, Caller by, DateTimeOffset now) => database.Write(connection =>
    {
        foreach (var posting in postings)
        {
            connection.Execute(
                """
                INSERT INTO posting (id, station, employer, version, state, title, valid_through, body, created_at)
                VALUES (@Id, @Station, @Employer, @Version, @State, @Title, @ValidThrough, @Body, @Now)
                """,
                Row(posting, by, now));
            KeepVersion(connection, posting, by, now);
        }

        return postings.Count;
    });

    public Task<Posting?> Find(PostingId posting) => database.Read(connection =>
        connection.QuerySingleOrDefault<PostingRow>(ById, new { Id = posting.Value })?.ToPosting());

    public async Task<IReadOnlyList<Posting>> Find(IReadOnlyList<PostingId> postings)
    {
        var found = await database.Read(connection => connection
            .Query<PostingRow>($"{Columns} WHERE p.id IN @Ids", new { Ids = postings.Select(id => id.Value) })
            .Select(row => row.ToPosting()).ToDictionary(posting => posting.Id));
        return [.. postings.Where(found.ContainsKey).Select(id => found[id])];
    }

    public Task Revise(Posting posting, Caller by, DateTimeOffset now) => database.Write(connection =>
    {
        connection.Execute(
            """
            UPDATE posting SET version = @Version, title = @Title, valid_through = @ValidThrough, body = @Body
            WHERE id = @Id
            """,
            Row(posting, by, now));
        KeepVersion(connection, posting, by, now);
        return posting.Version;
    });

    public Task SetState(Posting posting, PostingState state, Caller by, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var changed = connection.Execute(
                "UPDATE posting SET state = @State WHERE id = @Id AND state <> @State",
                new { State = (int)state, Id = posting.Id.Value });
            if (changed > 0)
            {
                SqliteAuditStore.Append(
                    connection,
                    new AuditEntry(
                        now, posting.Employer.Station, by.Key, $"posting.state.{state}", posting.Id.Value, null));
            }

            return changed;
        });

    public Task<IReadOnlyList<Posting>> List(PostingFilter filter, int limit) =>
        database.Read<IReadOnlyList<Posting>>(connection =>
            [.. connection.Query<PostingRow>(
                $"""
                {Columns}
                WHERE (@Station IS NULL OR p.station = @Station)
                  AND (@OpenAt IS NULL OR (p.state = 1 AND p.valid_through > @OpenAt))
                  AND (@State IS NULL OR p.state = @State)
                  AND (@Employer IS NULL OR p.employer = @Employer)
                  AND (@Words IS NULL OR instr(p.title, @Words) > 0)
                  AND (@After IS NULL OR (p.created_at, p.id) < (SELECT created_at, id FROM posting WHERE id = @After))
                ORDER BY p.created_at DESC, p.id DESC LIMIT @Limit
                """,
                new
                {
                    Station = filter.Station?.Value,
                    OpenAt = filter.OpenAt?.ToUnixTimeMilliseconds(),
                    State = (int?)filter.State,
                    Employer = filter.Employer?.Value,
                    filter.Words,
                    After = filter.After?.Value,
                    Limit = limit,
                }).Select(row => row.ToPosting())]);

    public Task<RecordedApplication?> FindApplication(ViewerId viewer, PostingId posting, OpId op) =>
        database.Read(connection => connection.QueryFirstOrDefault<ApplicationRow>(
            """
            SELECT a.id, l.id AS Lead, a.posting, a.op, a.digest FROM application a JOIN lead l ON l.application = a.id
            WHERE a.viewer = @Viewer AND (a.op = @Op OR a.posting = @Posting)
            ORDER BY a.op = @Op DESC LIMIT 1
            """,
            new { Viewer = viewer.Value, Posting = posting.Value, Op = op.Value })?.ToRecord());

    public async Task<bool> Apply(ApplicationTaken taken, DateTimeOffset now)
    {
        try
        {
            return await database.Write(connection =>
            {
                Apply(connection, taken, null, now);
                return true;
            });
        }
        catch (SqliteException problem) when (problem.IsClash())
        {
            // The viewer has applied already, here or by another request a moment ago.
            return false;
        }
    }

    private static void KeepVersion(SqliteConnection connection, Posting posting, Caller by, DateTimeOffset now) =>
        connection.Execute(
            """
            INSERT INTO posting_version (posting, version, body, by_account, at)
            VALUES (@Id, @Version, @Body, @By, @Now)
            """,
            Row(posting, by, now));

    private static object Row(Posting posting, Caller by, DateTimeOffset now) => new
    {
        Id = posting.Id.Value,
        Station = posting.Employer.Station.Value,
        Employer = posting.Employer.Id.Value,
        posting.Version,
        State = (int)posting.State,
        posting.Text.Title,
        ValidThrough = posting.Text.ValidThrough.ToUnixTimeMilliseconds(),
        Body = JsonSerializer.Serialize(posting.Text, LiveJson.Options),
        By = by.Key,
        Now = now.ToUnixTimeMilliseconds(),
    };

    private sealed record ApplicationRow(string Id, string Lead, string Posting, string Op, long Digest)
    {
        public RecordedApplication ToRecord() => new(
            new ApplicationId(Id), new LeadId(Lead), new PostingId(Posting), new OpId(Op), Digest);
    }

    private sealed record PostingRow : EmployerRow
    {
        public required string Id { get; init; }

        public required long Version { get; init; }

        public required long State { get; init; }

        public required string Body { get; init; }

        public required long Placed { get; init; }

        public Posting ToPosting() => new()
        {
            Id = new PostingId(Id),
            Version = (int)Version,
            State = (PostingState)State,
            Employer = ToEmployer(),
            Text = JsonSerializer.Deserialize<PostingText>(Body, LiveJson.Options)!,
            Placed = (int)Placed,
        };
    }
}
