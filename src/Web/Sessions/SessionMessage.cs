using LiveFair.Live.Groups;
using LiveFair.Live.Sessions;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Sessions;

/// <summary>A session in lists and answers; with its snapshot also where it stands now.</summary>
internal sealed record SessionMessage
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required object Station { get; init; }

    public required object Host { get; init; }

    public int? Viewers { get; init; }

    /// <summary>In lists, of a session that ended: whether a recording of it is kept. Null elsewhere.</summary>
    public bool? Recorded { get; init; }

    public int GroupConsentVersion { get; } = FollowUpGroup.ConsentVersion;

    public string? Epoch { get; init; }

    public long? Head { get; init; }

    public CardMessage? Pin { get; init; }

    public IReadOnlyList<CardMessage>? Postings { get; init; }

    /// <summary>With the postings: the ids of all in the rundown, also of those not shown.</summary>
    public IReadOnlyList<string>? Rundown { get; init; }

    public static SessionMessage From(
        LiveSession session, SessionSnapshot? snapshot = null, IReadOnlyList<CardMessage>? postings = null) => new()
        {
            Id = session.Id.Value,
            Title = session.Title,
            State = Words.Of(snapshot?.Stage ?? session.Stage),
            StartsAt = session.StartsAt,
            StartedAt = session.StartedAt,
            EndedAt = session.EndedAt,
            Station = new { id = session.Station, name = session.StationName },
            Host = new { id = session.Host, displayName = session.HostName },
            Viewers = snapshot?.Viewers,
            Epoch = snapshot?.Epoch,
            Head = snapshot?.Head,
            Pin = snapshot?.Pin is { } card ? CardMessage.From(card) : null,
            Postings = postings,
            Rundown = postings is null ? null : [.. session.Rundown.Select(item => item.Posting.Value)],
        };
}
