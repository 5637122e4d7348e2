using Dapper;
using LiveFair.Live.Ids;
using LiveFair.Live.Stations;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IStationStore" />
internal sealed class SqliteStationStore(SqliteDatabase database) : IStationStore
{
    public Task<Station> Create(Station station, DateTimeOffset now) => database.Write(connection =>
    {
        connection.Execute(
            "INSERT INTO station (id, name, district, address, created_at) VALUES (@Id, @Name, @District, @Address, @Now)",
            new
            {
                Id = station.Id.Value,
                station.Name,
                station.District,
                station.Address,
                Now = now.ToUnixTimeMilliseconds(),
            });
        return station;
    });

    public Task<Station?> Find(StationId station) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>(
            "SELECT id, name, district, address FROM station WHERE id = @Id", new { Id = station.Value })?.ToStation());

    public Task<IReadOnlyList<Station>> All() => database.Read<IReadOnlyList<Station>>(connection =>
        [.. connection.Query<Row>("SELECT id, name, district, address FROM station ORDER BY name, id")
            .Select(row => row.ToStation())]);

    private sealed record Row(string Id, string Name, string? District, string? Address)
    {
        public Station ToStation() => new(new StationId(Id), Name, District, Address);
    }
}
