using LiveFair.Live.Ids;

namespace LiveFair.Live.Stations;

/// <summary>The rows of stations.</summary>
public interface IStationStore
{
    /// <summary>Stores a new station.</summary>
    Task<Station> Create(Station station, DateTimeOffset now);

    /// <summary>One station; null when there is none.</summary>
    Task<Station?> Find(StationId station);

    /// <summary>All stations by name.</summary>
    Task<IReadOnlyList<Station>> All();
}
