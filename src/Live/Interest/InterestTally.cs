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
    private readonly Dictionary<PostingId, int> _applied = [];

    /// <summary>Every posting with numbers.</summary>
    public IReadOnlySet<PostingId> Postings =>
        _postings.Where(pair => pair.Value.People > 0).Select(pair => pair.Key).Concat(_applied.Keys).ToHashSet();

    /// <summary>Whether the posting has numbers.</summary>
    public bool Has(PostingId posting) => _applied.ContainsKey(posting) || Of(posting) is { People: > 0 };

    /// <summary>The offset of this person's same tap; null when it is new.</summary>
    public long? TapOf(ViewerId viewer, PostingId posting, ReactionKind kind) => Of(posting)?.TapOf(viewer, kind);

    /// <summary>Takes in the next event; most say nothing of interest.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case Reacted tap when TapOf(tap.Viewer, tap.Posting, tap.Kind) is null:
                Count(new InterestSign(
                    logged.Offset, logged.MediaMs, tap.Viewer, tap.Posting, tap.Kind, SignMeans.Tap));
                break;
            case Commented { Reading: { } reading } said:
                var sign = new InterestSign(
                    logged.Offset, logged.MediaMs, new ViewerId(said.By.Id), reading.Posting, reading.Kind,
                    SignMeans.Comment);
                _said[logged.Offset] = sign;
                Count(sign);
                break;
            case CommentRemoved removed when _said.Remove(removed.Target, out var gone):
                Of(gone.Posting)?.Remove(gone);
                break;
            case Applied applied:
                _applied[applied.Posting] = _applied.GetValueOrDefault(applied.Posting) + 1;
                break;
        }
    }

    /// <summary>One row for each of the postings, in their order.</summary>
    public IReadOnlyList<InterestRow> Rows(IReadOnlyList<RundownItem> postings) => [.. postings.Select(Row)];

    private InterestRow Row(RundownItem item)
    {
        var interest = Of(item.Posting) ?? new PostingInterest();
        var counts = interest.Counts;
        var applied = _applied.GetValueOrDefault(item.Posting);
        return new InterestRow(
            item.Posting, item.Title, interest.People, counts, applied, BoardScore.Of(counts, applied));
    }

    private void Count(InterestSign sign)
    {
        if (Of(sign.Posting) is not { } interest)
        {
            _postings[sign.Posting!.Value] = interest = new PostingInterest();
        }

        interest.Add(sign);
    }

    private PostingInterest? Of(PostingId? posting) =>
        posting is { } named ? _postings.GetValueOrDefault(named) : _unnamed;
}
