using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IEmployerStore" />
internal sealed class SqliteEmployerStore(SqliteDatabase database) : IEmployerStore
{
    /// <summary>An employer's columns, with its last check and all its mandates.</summary>
    public const string Columns = """
        e.id AS EmployerId, e.station AS EmployerStation, e.name AS EmployerName, e.uscc AS EmployerUscc,
        e.nature AS EmployerNature, e.contact AS EmployerContact,
        (SELECT CASE WHEN c.passed = 1 THEN c.valid_until END FROM employer_check c
         WHERE c.employer = e.id ORDER BY c.id DESC LIMIT 1) AS CheckedUntil,
        (SELECT json_group_array(json_array(m.valid_from, m.valid_until)) FROM mandate m WHERE m.employer = e.id)
          AS Mandates
        """;

    public async Task<Outcome<Employer>> Create(Employer employer, DateTimeOffset now)
    {
        try
        {
            return await database.Write(connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO employer (id, station, name, uscc, nature, contact, created_at)
                    VALUES (@Id, @Station, @Name, @Uscc, @Nature, @Contact, @Now)
                    """,
                    new
                    {
                        Id = employer.Id.Value,
                        Station = employer.Station.Value,
                        employer.Name,
                        Uscc = employer.Uscc.Value,
                        employer.Nature,
                        employer.Contact,
                        Now = now.ToUnixTimeMilliseconds(),
                    });
                return employer;
            });
        }
        catch (SqliteException problem) when (problem.IsClash())
        {
            return Refusal.Invalid("uscc", FaultKind.Taken, "this station has an employer with that code.");
        }
    }

    public Task<Employer?> Find(StationId station, EmployerId employer) =>
        database.Read(connection => Find(connection, station, employer));

    public Task<IReadOnlyList<Employer>> OfStation(StationId station) =>
        database.Read<IReadOnlyList<Employer>>(connection =>
            [.. connection.Query<EmployerRow>(
                $"SELECT {Columns} FROM employer e WHERE e.station = @Station ORDER BY e.name, e.id",
                new { Station = station.Value }).Select(row => row.ToEmployer())]);

    public Task<Outcome<Employer>> AddCheck(
        Employer employer, LicenceCheck check, Caller by, OpId? op, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var added = SqliteAct.AddOnce(
                connection,
                "employer_check",
                """
                INSERT INTO employer_check (employer, licence_no, passed, valid_until, note, by_account, op, digest, at)
                VALUES (@Employer, @LicenceNo, @Passed, @Until, @Note, @By, @Op, @Digest, @Now)
                """,
                new
                {
                    Employer = employer.Id.Value,
                    check.LicenceNo,
                    Passed = check.Passed ? 1 : 0,
                    Until = check.ValidUntil.ToUnixTimeMilliseconds(),
                    check.Note,
                    By = by.Key,
                    Op = op?.Value,
                    Digest = check.Digest(employer.Id),
                    Now = now.ToUnixTimeMilliseconds(),
                },
                EmployerRules.Check(check, now));
            return Traced(connection, added, employer, "employer.check", by, now);
        });

    public Task<Outcome<Employer>> AddMandate(
        Employer employer, Mandate mandate, Caller by, OpId? op, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var added = SqliteAct.AddOnce(
                connection,
                "mandate",
                """
                INSERT INTO mandate
                  (employer, agreement_no, valid_from, valid_until, contact, by_account, op, digest, at)
                VALUES (@Employer, @AgreementNo, @From, @Until, @Contact, @By, @Op, @Digest, @Now)
                """,
                new
                {
                    Employer = employer.Id.Value,
                    mandate.AgreementNo,
                    From = mandate.From.ToUnixTimeMilliseconds(),
                    Until = mandate.Until.ToUnixTimeMilliseconds(),
                    mandate.Contact,
                    By = by.Key,
                    Op = op?.Value,
                    Digest = mandate.Digest(employer.Id),
                    Now = now.ToUnixTimeMilliseconds(),
                },
                EmployerRules.Check(mandate));
            return Traced(connection, added, employer, "employer.mandate", by, now);
        });

    private static Outcome<Employer> Traced(
        SqliteConnection connection, Outcome<AppendKind> added, Employer employer, string action, Caller by,
        DateTimeOffset now)
    {
        if (!added.Ok)
        {
            return added.Refused;
        }

        if (added.Value == AppendKind.Stored)
        {
            SqliteAuditStore.Append(
                connection, new AuditEntry(now, employer.Station, by.Key, action, employer.Id.Value, null));
        }

        return Find(connection, employer.Station, employer.Id)!;
    }

    private static Employer? Find(SqliteConnection connection, StationId station, EmployerId employer) =>
        connection.QuerySingleOrDefault<EmployerRow>(
            $"SELECT {Columns} FROM employer e WHERE e.id = @Id AND e.station = @Station",
            new { Id = employer.Value, Station = station.Value })?.ToEmployer();
}
