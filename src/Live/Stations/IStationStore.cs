using LiveFair.Live.Ids;

namespace LiveFair.Live.Stations;

/// <summary>The rows of stations.</summary>
public interface IStationStore
{
    /// <summary>Stores a new station, with <see cref="Interest.AnswerCards.Standard"/>.</summary>
    /// <param name="station">As it is to be.</param>
    /// <param name="openedBy">The station whose admin opens it; null: the fair itself, at its first start.</param>
    /// <param name="now">When.</param>
    Task<Station> Create(Station station, StationId? openedBy, DateTimeOffset now);

    /// <summary>One station; null when there is none.</summary>
    Task<Station?> Find(StationId station);

    /// <summary>A station and those that it opened, by name: all that its people may know of.</summary>
    Task<IReadOnlyList<Station>> KnownTo(StationId station);
}
