using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Interest;

/// <summary>
/// What seekers want of a session's postings: read from each comment as it is said, and added up from the log.
/// Not thread-safe.
/// </summary>
/// <param name="session">Whose rundown it is about.</param>
public sealed class SessionInterest(LiveSession session)
{
    private readonly InterestTally _tally = new();
    private readonly PinMarks _pins = new();
    private readonly SortedDictionary<string, RundownItem> _known = new(StringComparer.Ordinal);
    private LiveSession _session = session;
    private IntentReader? _reader;

    /// <summary>What is asked and what was answered.</summary>
    public QuestionQueue Questions { get; } = new();

    /// <summary>Takes in that the rundown was replaced; the titles of those that left it stay known.</summary>
    public void Follow(LiveSession session)
    {
        Know(_session.Rundown);
        _session = session;
        _reader = null;
    }

    /// <summary>Takes in the next event.</summary>
    /// <param name="logged">The event.</param>
    /// <param name="shown">The posting shown over the stream before it.</param>
    public void Apply(LoggedEvent logged, PostingId? shown)
    {
        _tally.Apply(logged, shown);
        Questions.Apply(logged);
        _pins.Apply(logged);
    }

    /// <summary>
    /// What a viewer who says that now wants, of the posting that is named or shown; null: nothing of a job.
    /// </summary>
    /// <param name="text">The words.</param>
    /// <param name="shown">The posting whose card is shown.</param>
    public CommentReading? Read(string text, PostingId? shown)
    {
        _reader ??= new IntentReader([.. _session.Rundown.Select(item => item.Title)]);
        var intent = _reader.Read(text, _session.NumberOf(shown));
        return intent.Kind is { } kind
            ? new CommentReading(
                kind, intent.Posting is { } number ? _session.Rundown[number - 1].Posting : null, intent.Topic)
            : null;
    }

    /// <inheritdoc cref="InterestTally.TapOf" />
    public long? TapOf(ViewerId viewer, PostingId posting, ReactionKind kind) => _tally.TapOf(viewer, posting, kind);

    /// <inheritdoc cref="InterestTally.Signs" />
    public IReadOnlyList<InterestSign> Signs(SignQuery query) => _tally.Signs(query);

    /// <summary>Whether the posting is one of the rundown, or was.</summary>
    public bool IsKnown(PostingId posting) =>
        _session.InRundown(posting) || _known.ContainsKey(posting.Value) || _tally.Has(posting);

    /// <summary>Postings of the board that are not in the rundown any more and whose titles must be told.</summary>
    public IReadOnlyList<PostingId> Nameless() =>
        [.. _tally.Postings.Where(posting => !_session.InRundown(posting) && !_known.ContainsKey(posting.Value))];

    /// <summary>Tells the titles of postings that left the rundown.</summary>
    public void Know(IEnumerable<RundownItem> items)
    {
        foreach (var item in items)
        {
            _known[item.Posting.Value] = item;
        }
    }

    /// <summary>The interest board: the rundown, behind it the postings that left it and have numbers.</summary>
    /// <param name="onAirMs">The session time now; null when it is not on air.</param>
    /// <param name="audience">Who has seen them.</param>
    public InterestBoard Board(long? onAirMs, AudienceTally audience) =>
        new(Rows(onAirMs, audience), Questions.Newest, Questions.State);

    /// <summary>How the interest went until now.</summary>
    /// <param name="durationMs">The session time so far, or at its end.</param>
    /// <param name="onAirMs">The session time now; null when it is not on air.</param>
    /// <param name="audience">Who has seen them.</param>
    /// <param name="samples">How many watched.</param>
    public InterestCourse Course(
        long durationMs, long? onAirMs, AudienceTally audience, IReadOnlyList<AudienceSample> samples)
    {
        var step = InterestCourse.StepFor(durationMs);
        return new InterestCourse(
            step,
            durationMs,
            [.. Rows(onAirMs, audience).Select(row => new PostingCourse(row, _tally.Curve(row.Posting, step)))],
            _pins.List,
            samples,
            audience.People);
    }

    private IReadOnlyList<InterestRow> Rows(long? onAirMs, AudienceTally audience) => _tally.Rows(
        [.. _session.Rundown, .. _known.Values.Where(item => WasWanted(item.Posting))], onAirMs, audience);

    private bool WasWanted(PostingId posting) => !_session.InRundown(posting) && _tally.Has(posting);
}
