using LiveFair.Live.Ids;

namespace LiveFair.Live.Comments;

/// <summary>The lists of words of stations.</summary>
public interface IWordListStore
{
    /// <summary>A station's list, compiled; as it was a few seconds ago at most, wherever it was changed.</summary>
    ValueTask<WordMatcher> OfStation(StationId station);

    /// <summary>Replaces a station's list, with its trace in the audit trail.</summary>
    /// <param name="station">Whose.</param>
    /// <param name="words">As <see cref="WordList.Clean"/> left them.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">When.</param>
    Task Replace(StationId station, IReadOnlyList<ListedWord> words, Caller by, DateTimeOffset now);
}
