using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Interest;

/// <summary>
/// Adds up the interest in postings, from taps and from what comments were read to want: each person once per posting
/// and kind, whatever they repeat. A removed comment is no sign any more. Not thread-safe.
/// </summary>
public sealed class InterestTally
{
    private readonly Dictionary<PostingId, PostingInterest> _postings = [];
    private readonly PostingInterest _unnamed = new();
    private readonly Dictionary<long, InterestSign> _said = [];

    /// <summary>Every posting with numbers.</summary>
    public IEnumerable<PostingId> Postings =>
        _postings.Where(pair => pair.Value.HasNumbers).Select(pair => pair.Key);

    /// <summary>Whether the posting has numbers.</summary>
    public bool Has(PostingId posting) => Of(posting) is { HasNumbers: true };

    /// <summary>The offset of this person's same tap; null when it is new.</summary>
    public long? TapOf(ViewerId viewer, PostingId posting, ReactionKind kind) => Of(posting)?.TapOf(viewer, kind);

    /// <summary>Takes in the next event; most say nothing of interest.</summary>
    /// <param name="logged">The event.</param>
    /// <param name="shown">The posting shown over the stream at that moment.</param>
    public void Apply(LoggedEvent logged, PostingId? shown)
    {
        switch (logged.Body)
        {
            case Reacted tap when TapOf(tap.Viewer, tap.Posting, tap.Kind) is null:
                OfNew(tap.Posting).Add(new InterestSign(
                    logged.Offset, logged.MediaMs, tap.Viewer, tap.Posting, tap.Kind, SignMeans.Tap));
                break;
            case Commented { Reading: { } reading } said:
                var sign = new InterestSign(
                    logged.Offset, logged.MediaMs, new ViewerId(said.By.Id), reading.Posting, reading.Kind,
                    SignMeans.Comment);
                _said[logged.Offset] = sign;
                OfNew(sign.Posting).Add(sign);
                break;
            case CommentRemoved removed when _said.Remove(removed.Target, out var gone):
                OfNew(gone.Posting).Remove(gone);
                break;
            case Applied applied:
                OfNew(applied.Posting).Apply(logged.MediaMs);
                break;
            case Enrolled when shown is { } posting:
                OfNew(posting).Enrol();
                break;
        }
    }

    /// <summary>One row for each of the postings, in their order.</summary>
    /// <param name="postings">Which.</param>
    /// <param name="mediaMs">The session time now; null when the session is not on air, and nothing rises.</param>
    /// <param name="audience">Who has seen them.</param>
    public IReadOnlyList<InterestRow> Rows(
        IReadOnlyList<RundownItem> postings, long? mediaMs, AudienceTally audience) =>
        [.. postings.Select(item => Row(item, mediaMs, audience))];

    /// <summary>When people came to a posting; steps in which nobody did are left out.</summary>
    /// <param name="posting">Which.</param>
    /// <param name="stepMs">A multiple of ten seconds.</param>
    public IReadOnlyList<CurvePoint> Curve(PostingId posting, int stepMs) => Of(posting)?.Curve(stepMs) ?? [];

    /// <summary>The evidence behind the numbers, the newest first.</summary>
    public IReadOnlyList<InterestSign> Signs(SignQuery query) =>
    [
        .. (Of(query.Posting)?.Signs(query.Kind) ?? [])
            .Where(sign => query.Before is null || sign.Offset < query.Before)
            .OrderByDescending(sign => sign.Offset).Take(query.Limit),
    ];

    private InterestRow Row(RundownItem item, long? mediaMs, AudienceTally audience)
    {
        var interest = Of(item.Posting) ?? new PostingInterest();
        var counts = interest.Counts;
        return new InterestRow(
            item.Posting,
            item.Title,
            interest.People,
            counts,
            interest.Applied,
            BoardScore.Of(counts, interest.Applied),
            audience.SeenBy(item.Posting),
            interest.Enrolled,
            mediaMs is { } now ? interest.RisingAt(now) : 0);
    }

    private PostingInterest OfNew(PostingId? posting)
    {
        if (Of(posting) is not { } interest)
        {
            _postings[posting!.Value] = interest = new PostingInterest();
        }

        return interest;
    }

    private PostingInterest? Of(PostingId? posting) =>
        posting is { } named ? _postings.GetValueOrDefault(named) : _unnamed;
}
