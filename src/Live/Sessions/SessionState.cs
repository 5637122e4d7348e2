using LiveFair.Live.Comments;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Sessions;

/// <summary>
/// Where a session stands: the sum of its log. Not thread-safe; its grain is its only user. What may be done next
/// is <see cref="SessionRules"/>.
/// </summary>
public sealed class SessionState(LiveSession session)
{
    /// <summary>How many comments a joining viewer gets at once.</summary>
    public const int RecentComments = 50;

    private const int KeptAnswers = 20;

    private readonly LastComments _comments = new(RecentComments);
    private readonly List<long> _others = [];
    private readonly Queue<LoggedEvent> _answers = [];
    private readonly SessionTotals _totals = new();
    private LiveSession _session = session;

    /// <summary>The session's row. Its rundown may be replaced.</summary>
    public LiveSession Session
    {
        get => _session;
        set
        {
            _session = value;
            Interest.Follow(value);
        }
    }

    /// <summary>What seekers want of its postings, and what they ask.</summary>
    public SessionInterest Interest { get; } = new(session);

    /// <summary>The offset of the last event applied.</summary>
    public long Head { get; private set; }

    /// <summary>Scheduled, live, paused or ended.</summary>
    public SessionStage Stage { get; private set; }

    /// <summary>Why it is paused; null when it is not.</summary>
    public PauseCause? Pause { get; private set; }

    /// <summary>When it went live.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The card shown now.</summary>
    public PostingCard? Pin { get; private set; }

    /// <summary>
    /// The card shown while the session is on air; null otherwise: the fair answers for what it promises.
    /// </summary>
    public PostingCard? PinOnAir => IsOnAir ? Pin : null;

    /// <summary>Whether it has started and not ended.</summary>
    public bool IsOnAir => Stage is SessionStage.Live or SessionStage.Paused;

    /// <summary>The offset of the event that made the stage what it is; 0 before the start.</summary>
    public long StageOffset { get; private set; }

    /// <summary>The offset of the last pin or unpin; 0 before the first.</summary>
    public long PinOffset { get; private set; }

    /// <summary>The last notice; null before the first.</summary>
    public LoggedEvent? Notice { get; private set; }

    /// <summary>The last comments, oldest first; removed ones without words.</summary>
    public IReadOnlyList<LoggedEvent> Recent => _comments.List;

    /// <summary>What was answered since the first of <see cref="Recent"/>, oldest first; at most the last 20.</summary>
    public IReadOnlyList<LoggedEvent> Answers =>
        Recent is [{ Offset: var first }, ..] ? [.. _answers.Where(answer => answer.Offset > first)] : [];

    /// <summary>Milliseconds since the start; 0 before it, and no more than at the end.</summary>
    public long MediaMs(DateTimeOffset now) => StartedAt is { } start
        ? Math.Max(0, (long)((EndedAt is { } end && end < now ? end : now) - start).TotalMilliseconds)
        : 0;

    /// <summary>The same; null when it is not on air.</summary>
    public long? OnAirMs(DateTimeOffset now) => IsOnAir ? MediaMs(now) : null;

    /// <summary>Who may watch but not comment.</summary>
    public Mutes Mutes { get; } = new();

    /// <summary>How comments are taken.</summary>
    public RoomRules Rules { get; private set; } = RoomRules.None;

    /// <summary>The offset of the event that made the rules what they are; 0 as it begins.</summary>
    public long RulesOffset { get; private set; }

    /// <summary>The words that the station does not want to read.</summary>
    public WordMatcher Words { get; set; } = WordMatcher.None;

    /// <summary>Who must wait before the next comment.</summary>
    public SlowMode Slow { get; } = new();

    /// <summary>The offset of the event that removed the comment; null when it stands.</summary>
    public long? RemovalOf(long comment) => _comments.RemovalOf(comment);

    /// <summary>
    /// Whether a comment stands at that offset, removed or not: offsets have no holes, and what is none is known.
    /// </summary>
    public bool IsComment(long offset) => offset > 0 && offset <= Head && _others.BinarySearch(offset) < 0;

    /// <summary>
    /// The interest board as of now: the rundown, behind it the postings that left it and have numbers.
    /// </summary>
    public InterestBoard Board(DateTimeOffset now, AudienceTally audience) =>
        Interest.Board(OnAirMs(now), audience);

    /// <summary>How the interest went until now.</summary>
    public InterestCourse Course(
        DateTimeOffset now, AudienceTally audience, IReadOnlyList<AudienceSample> samples) =>
        Interest.Course(MediaMs(now), OnAirMs(now), audience, samples);

    /// <summary>What came of the session until now.</summary>
    public SessionReport Report(
        DateTimeOffset now, AudienceTally audience, IReadOnlyList<AudienceSample> samples) => new(
        Course(now, audience, samples),
        samples.Count > 0 ? samples.Max(sample => sample.Most) : 0,
        _totals.Comments,
        _totals.Removed,
        _totals.Applications,
        _totals.Enrolments);

    /// <summary>What a joining viewer starts from.</summary>
    /// <param name="epoch">Of the log.</param>
    /// <param name="viewers">How many watch now.</param>
    public SessionSnapshot Snapshot(string epoch, int viewers) => new()
    {
        Station = Session.Station,
        Epoch = epoch,
        Head = Head,
        Stage = Stage,
        Pin = PinOnAir,
        Viewers = viewers,
        Recent = Recent,
        Notice = Notice,
        Answers = Answers,
        Rules = Rules,
    };

    /// <summary>
    /// Takes in the next event. Events must come in the order of the log; gaps of comments without a reading are
    /// allowed.
    /// </summary>
    public void Apply(LoggedEvent logged)
    {
        Head = logged.Offset;
        Interest.Apply(logged, PinOnAir?.Id);
        Slow.Apply(logged);
        _totals.Apply(logged);
        if (logged.Body is not Commented)
        {
            _others.Add(Head);
        }

        switch (logged.Body)
        {
            case SessionStarted:
                StartedAt = logged.At;
                Enter(SessionStage.Live);
                break;
            case SessionResumed:
                Enter(SessionStage.Live);
                break;
            case SessionPaused paused:
                Enter(SessionStage.Paused);
                Pause = paused.Cause;
                break;
            case SessionEnded:
                EndedAt = logged.At;
                Enter(SessionStage.Ended);
                break;
            case PostingPinned pinned:
                ShowCard(pinned.Card);
                break;
            case PostingUnpinned:
                ShowCard(null);
                break;
            case Noticed:
                Notice = logged;
                break;
            case Commented:
                _comments.Add(logged);
                break;
            case CommentRemoved removed:
                _comments.Remove(removed.Target, Head);
                break;
            case RulesChanged changed:
                Rules = new RoomRules(changed.SlowMs, changed.Hold);
                RulesOffset = Head;
                break;
            case Answered:
                _answers.Enqueue(logged);
                if (_answers.Count > KeptAnswers)
                {
                    _answers.Dequeue();
                }

                break;
            case ViewerMuted or ViewerUnmuted:
                Mutes.Apply(logged);
                break;
        }
    }

    private void Enter(SessionStage stage)
    {
        Stage = stage;
        Pause = null;
        StageOffset = Head;
    }

    private void ShowCard(PostingCard? card)
    {
        Pin = card;
        PinOffset = Head;
    }
}
