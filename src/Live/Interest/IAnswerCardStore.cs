using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>
/// The rows of stations' answer cards. Each change is committed with its line in the audit trail. A new station's
/// first cards are stored with the station.
/// </summary>
public interface IAnswerCardStore
{
    /// <summary>A station's cards, in their order.</summary>
    Task<IReadOnlyList<AnswerCard>> OfStation(StationId station);

    /// <summary>Stores a new card.</summary>
    /// <param name="card">As it is to be; cleaned.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">When.</param>
    /// <returns>The card; or INVALID when the station has <see cref="AnswerCards.Most"/> already.</returns>
    Task<Outcome<AnswerCard>> Add(AnswerCard card, Caller by, DateTimeOffset now);

    /// <summary>Replaces what a card of its station holds.</summary>
    /// <returns>The card; NOT_FOUND when the station has none of that id.</returns>
    Task<Outcome<AnswerCard>> Change(AnswerCard card, Caller by, DateTimeOffset now);

    /// <summary>Deletes a card.</summary>
    /// <returns>
    /// The card as it was; NOT_FOUND when the station has none of that id, also when it was deleted before.
    /// </returns>
    Task<Outcome<AnswerCard>> Delete(StationId station, AnswerCardId card, Caller by, DateTimeOffset now);
}
