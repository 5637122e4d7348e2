using Dapper;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Stations;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IStationStore" />
internal sealed class SqliteStationStore(SqliteDatabase database) : IStationStore
{
    public Task<Station> Create(
        Station station, StationId? openedBy, DateTimeOffset now) => database.Write(connection =>
    {
        connection.Execute(
            """
            INSERT INTO station (id, name, district, address, opened_by, created_at)
            VALUES (@Id, @Name, @District, @Address, @OpenedBy, @Now)
            """,
            new
            {
                Id = station.Id.Value,
                station.Name,
                station.District,
                station.Address,
                OpenedBy = openedBy?.Value,
                Now = now.ToUnixTimeMilliseconds(),
            });
        foreach (var card in AnswerCards.Standard(station.Id, () => new AnswerCardId(NewId.Next())))
        {
            SqliteAnswerCardStore.Insert(connection, card, now);
        }

        return station;
    });

    public Task<Station?> Find(StationId station) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>(
            "SELECT id, name, district, address FROM station WHERE id = @Id", new { Id = station.Value })?.ToStation());

    public Task<IReadOnlyList<Station>> KnownTo(StationId station) =>
        database.Read<IReadOnlyList<Station>>(connection =>
            [.. connection.Query<Row>(
                "SELECT id, name, district, address FROM station WHERE id = @Id OR opened_by = @Id ORDER BY name, id",
                new { Id = station.Value }).Select(row => row.ToStation())]);

    private sealed record Row(string Id, string Name, string? District, string? Address)
    {
        public Station ToStation() => new(new StationId(Id), Name, District, Address);
    }
}
