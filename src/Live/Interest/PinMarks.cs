using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Interest;

/// <summary>When which posting was shown over the stream, in session time. Not thread-safe.</summary>
public sealed class PinMarks
{
    private readonly List<PinMark> _marks = [];

    /// <summary>A copy, in order; the last has no end while it is shown.</summary>
    public IReadOnlyList<PinMark> List => [.. _marks];

    /// <summary>Takes in the next event.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case PostingPinned { Card: var card } when card.Id != Open?.Posting:
                Close(logged.MediaMs);
                _marks.Add(new PinMark(card.Id, card.Title, logged.MediaMs, null));
                break;
            case PostingUnpinned or SessionEnded:
                Close(logged.MediaMs);
                break;
        }
    }

    private PinMark? Open => _marks is [.., { ToMs: null } last] ? last : null;

    private void Close(long mediaMs)
    {
        if (Open is { } open)
        {
            _marks[^1] = open with { ToMs = mediaMs };
        }
    }
}

/// <summary>A posting was shown.</summary>
/// <param name="Posting">Which.</param>
/// <param name="Title">Its title then.</param>
/// <param name="FromMs">From this session time on.</param>
/// <param name="ToMs">To this one; null: it still is.</param>
[GenerateSerializer, Immutable]
public sealed record PinMark(
    [property: Id(0)] PostingId Posting,
    [property: Id(1)] string Title,
    [property: Id(2)] long FromMs,
    [property: Id(3)] long? ToMs);
