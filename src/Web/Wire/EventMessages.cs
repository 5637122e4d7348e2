using LiveFair.Live.Log;

namespace LiveFair.Web.Wire;

/// <summary>Turns logged events into what clients may see of them.</summary>
public static class EventMessages
{
    public static EventMessage From(LoggedEvent logged)
    {
        var (offset, at, mediaMs, body) = logged;
        return body switch
        {
            Commented said => new CommentedMessage
            {
                Offset = offset,
                At = at,
                Kind = "commented",
                MediaMs = mediaMs,
                Id = $"c{offset}",
                By = PersonMessage.From(said.By),
                Text = said.Text,
                PostingId = said.Posting?.Value,
            },
            CommentRemoved removed => new CommentRemovedMessage
            {
                Offset = offset, At = at, Kind = "commentRemoved", MediaMs = mediaMs,
                Target = removed.Target, Reason = removed.Reason,
            },
            CommentTurnedAway turned => new CommentTurnedAwayMessage
            {
                Offset = offset, At = at, Kind = "commentTurnedAway", MediaMs = mediaMs, HeldId = turned.Held.Value,
            },
            PostingPinned pinned => new PinnedMessage
            {
                Offset = offset, At = at, Kind = "pinned", MediaMs = mediaMs, Posting = CardMessage.From(pinned.Card),
            },
            Reacted reacted => new ReactedMessage
            {
                Offset = offset, At = at, Kind = "reacted", MediaMs = mediaMs,
                PostingId = reacted.Posting.Value, Reaction = Words.Of(reacted.Kind),
            },
            Applied applied => new AppliedMessage
            {
                Offset = offset, At = at, Kind = "applied", MediaMs = mediaMs, PostingId = applied.Posting.Value,
            },
            Enrolled enrolled => new EnrolledMessage
            {
                Offset = offset, At = at, Kind = "enrolled", MediaMs = mediaMs, GroupId = enrolled.Group.Value,
            },
            Noticed noticed => new NoticedMessage
            {
                Offset = offset, At = at, Kind = "noticed", MediaMs = mediaMs, Text = noticed.Text,
            },
            Answered answered => new AnsweredMessage
            {
                Offset = offset, At = at, Kind = "answered", MediaMs = mediaMs,
                Targets = answered.Targets,
                Text = answered.Text,
                PostingId = answered.Posting?.Value,
                Topic = answered.Topic is { } topic ? Words.Of(topic) : null,
                By = PersonMessage.From(answered.By),
            },
            RulesChanged rules => new RulesChangedMessage
            {
                Offset = offset, At = at, Kind = "rules", MediaMs = mediaMs, SlowMs = rules.SlowMs, Hold = rules.Hold,
            },
            ViewerMuted muted => new MutedMessage
            {
                Offset = offset, At = at, Kind = "muted", MediaMs = mediaMs,
                ViewerId = muted.Viewer.Value, Until = muted.Until,
            },
            ViewerUnmuted unmuted => new MutedMessage
            {
                Offset = offset, At = at, Kind = "unmuted", MediaMs = mediaMs, ViewerId = unmuted.Viewer.Value,
            },
            MemberJoined joined => new MemberMessage
            {
                Offset = offset, At = at, Kind = "joinedGroup", MediaMs = mediaMs, By = PersonMessage.From(joined.By),
            },
            MemberLeft left => new MemberMessage
            {
                Offset = offset, At = at, Kind = "leftGroup", MediaMs = mediaMs, By = PersonMessage.From(left.By),
            },
            _ => new EventMessage { Offset = offset, At = at, Kind = PlainKind(body), MediaMs = mediaMs },
        };
    }

    private static string PlainKind(EventBody body) => body switch
    {
        SessionStarted => "started",
        SessionPaused => "paused",
        SessionResumed => "resumed",
        SessionEnded => "ended",
        PostingUnpinned => "unpinned",
        _ => throw new ArgumentOutOfRangeException(nameof(body), body.GetType().Name, "An event without a message"),
    };
}
