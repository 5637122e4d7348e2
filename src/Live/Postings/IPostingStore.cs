using LiveFair.Live.Applications;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Postings;

/// <summary>The rows of postings, their versions and applications.</summary>
public interface IPostingStore
{
    /// <summary>Stores new drafts, all in one commit.</summary>
    Task Create(IReadOnlyList<Posting> postings, Caller by, DateTimeOffset now);

    /// <summary>One posting; null when there is none.</summary>
    Task<Posting?> Find(PostingId posting);

    /// <summary>Stores the next version of the text.</summary>
    Task Revise(Posting posting, Caller by, DateTimeOffset now);

    /// <summary>
    /// Stores a new state, with its trace in the audit trail; the state that stands already leaves none.
    /// </summary>
    Task SetState(Posting posting, PostingState state, Caller by, DateTimeOffset now);

    /// <summary>Postings, newest first.</summary>
    Task<IReadOnlyList<Posting>> List(PostingFilter filter, int limit);

    /// <summary>Those of the ids that exist, in the order asked for.</summary>
    Task<IReadOnlyList<Posting>> Find(IReadOnlyList<PostingId> postings);

    /// <summary>
    /// What a viewer's application to the posting, or the act of that name, led to; null when it is new.
    /// </summary>
    Task<RecordedApplication?> FindApplication(ViewerId viewer, PostingId posting, OpId op);

    /// <summary>Stores an application and its lead without a session.</summary>
    /// <returns>False when a constraint refuses them: the viewer has applied already.</returns>
    Task<bool> Apply(ApplicationTaken taken, DateTimeOffset now);
}

/// <summary>Which postings to list.</summary>
[GenerateSerializer, Immutable]
public sealed record PostingFilter
{
    /// <summary>
    /// Only this station's; null: everybody's that are open for applications at <see cref="OpenAt"/>.
    /// </summary>
    [Id(0)]
    public StationId? Station { get; init; }

    /// <summary>Only those that could be open then.</summary>
    [Id(1)]
    public DateTimeOffset? OpenAt { get; init; }

    /// <summary>Only in this state.</summary>
    [Id(2)]
    public PostingState? State { get; init; }

    /// <summary>Only this employer's.</summary>
    [Id(3)]
    public EmployerId? Employer { get; init; }

    /// <summary>Only with these words in the title.</summary>
    [Id(4)]
    public string? Words { get; init; }

    /// <summary>The last posting of the page before.</summary>
    [Id(5)]
    public PostingId? After { get; init; }
}
