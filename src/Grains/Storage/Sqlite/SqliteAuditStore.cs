using System.Security.Cryptography;
using System.Text;
using Dapper;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IAuditStore" />
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    private const string Columns = "SELECT id, at, station, actor, action, target, reason, hash FROM audit";

    /// <summary>Adds an entry inside another write, so that an act and its trace are committed together.</summary>
    public static void Append(SqliteConnection connection, AuditEntry entry)
    {
        var last = connection.QueryFirstOrDefault<Row>($"{Columns} ORDER BY id DESC LIMIT 1");
        var row = new Row(
            (last?.Id ?? 0) + 1, entry.At.ToUnixTimeMilliseconds(), entry.Station.Value, entry.Actor, entry.Action,
            entry.Target, entry.Reason, "");
        connection.Execute(
            """
            INSERT INTO audit (id, at, station, actor, action, target, reason, hash)
            VALUES (@Id, @At, @Station, @Actor, @Action, @Target, @Reason, @Hash)
            """,
            row with { Hash = row.HashAfter(last?.Hash ?? "") });
    }

    public Task Append(AuditEntry entry) => database.Write(connection =>
    {
        Append(connection, entry);
        return entry;
    });

    public Task<IReadOnlyList<AuditEntry>> List(StationId station, long? before, int limit) =>
        database.Read<IReadOnlyList<AuditEntry>>(connection =>
            [.. connection.Query<Row>(
                $"{Columns} WHERE station = @Station AND id < @Before ORDER BY id DESC LIMIT @Limit",
                new { Station = station.Value, Before = before ?? long.MaxValue, Limit = limit })
                .Select(row => row.ToEntry())]);

    public Task<long?> FindTampered() => database.Read(connection =>
    {
        var hash = "";
        long expected = 1;
        foreach (var row in connection.Query<Row>($"{Columns} ORDER BY id", buffered: false))
        {
            if (row.Id != expected++ || row.Hash != row.HashAfter(hash))
            {
                return (long?)row.Id;
            }

            hash = row.Hash;
        }

        return null;
    });

    private sealed record Row(
        long Id, long At, string Station, string Actor, string Action, string Target, string? Reason, string Hash)
    {
        public string HashAfter(string previous) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\0', previous, Id, At, Station, Actor, Action, Target, Reason))));

        public AuditEntry ToEntry() =>
            new(DateTimeOffset.FromUnixTimeMilliseconds(At), new StationId(Station), Actor, Action, Target, Reason)
            {
                Id = Id,
            };
    }
}
