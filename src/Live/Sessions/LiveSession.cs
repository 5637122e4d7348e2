using LiveFair.Live.Ids;

namespace LiveFair.Live.Sessions;

/// <summary>A live session (直播场次) as its row tells.</summary>
[GenerateSerializer, Immutable]
public sealed record LiveSession
{
    /// <summary>Which session.</summary>
    [Id(0)]
    public required SessionId Id { get; init; }

    /// <summary>The station that holds it.</summary>
    [Id(1)]
    public required StationId Station { get; init; }

    /// <summary>The station's name.</summary>
    [Id(2)]
    public string StationName { get; init; } = "";

    /// <summary>Who presents.</summary>
    [Id(3)]
    public required AccountId Host { get; init; }

    /// <summary>The host's name on screen.</summary>
    [Id(4)]
    public string HostName { get; init; } = "";

    /// <summary>The title, 1–60 characters.</summary>
    [Id(5)]
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(6)]
    public SessionStage Stage { get; init; }

    /// <summary>When it is planned to start.</summary>
    [Id(7)]
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it went live.</summary>
    [Id(8)]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    [Id(9)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The postings in the order they are to be presented.</summary>
    [Id(10)]
    public IReadOnlyList<RundownItem> Rundown { get; init; } = [];

    /// <summary>When somebody had its recording deleted, whose files may lie on some disk a moment longer.</summary>
    [Id(11)]
    public DateTimeOffset? RecordingDeletedAt { get; init; }

    /// <summary>Whether the posting is one of those to be presented.</summary>
    public bool InRundown(PostingId posting) => NumberOf(posting) is not null;

    /// <summary>Its place in the rundown, from 1; null where it is not in it.</summary>
    public int? NumberOf(PostingId? posting)
    {
        for (var i = 0; i < Rundown.Count; i++)
        {
            if (Rundown[i].Posting == posting)
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitle = 60;

    /// <summary>The most postings in a rundown.</summary>
    public const int MaxRundown = 100;

    /// <summary>Why this session cannot be made; null when it can. The refusal names the first wrong field.</summary>
    /// <param name="now">It may have begun late, not days ago: that is a slip of the pen.</param>
    public Refusal? Check(DateTimeOffset now) =>
        Title.Length is < 1 or > MaxTitle ? Refusal.Length("title", 1, MaxTitle)
            : StartsAt < now.AddDays(-1) ? Refusal.Invalid("startsAt", FaultKind.Past, "more than a day ago.")
            : CheckRundown([.. Rundown.Select(item => item.Posting)]);

    /// <summary>Why these cannot be a rundown, as <see cref="Check"/>.</summary>
    public static Refusal? CheckRundown(IReadOnlyList<PostingId> postings) =>
        postings.Count > MaxRundown
            ? Refusal.Invalid(
                new Fault(FaultKind.TooMany, "postingIds", Most: MaxRundown), $"postingIds: at most {MaxRundown}.")
            : postings.Distinct().Count() != postings.Count ? Refusal.Invalid("postingIds: each once.")
            : null;
}

/// <summary>A posting in a rundown (带岗顺序).</summary>
/// <param name="Posting">Which.</param>
/// <param name="Title">Its title.</param>
[GenerateSerializer, Immutable]
public sealed record RundownItem([property: Id(0)] PostingId Posting, [property: Id(1)] string Title);
