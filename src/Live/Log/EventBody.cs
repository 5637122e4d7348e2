using System.Text.Json.Serialization;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Log;

/// <summary>What happened, without its place in a log. The names below are stored: they are only ever added.</summary>
[GenerateSerializer]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(SessionStarted), "started")]
[JsonDerivedType(typeof(SessionPaused), "paused")]
[JsonDerivedType(typeof(SessionResumed), "resumed")]
[JsonDerivedType(typeof(SessionEnded), "ended")]
[JsonDerivedType(typeof(Commented), "commented")]
[JsonDerivedType(typeof(CommentRemoved), "commentRemoved")]
[JsonDerivedType(typeof(CommentTurnedAway), "commentTurnedAway")]
[JsonDerivedType(typeof(PostingPinned), "pinned")]
[JsonDerivedType(typeof(PostingUnpinned), "unpinned")]
[JsonDerivedType(typeof(Reacted), "reacted")]
[JsonDerivedType(typeof(Applied), "applied")]
[JsonDerivedType(typeof(Enrolled), "enrolled")]
[JsonDerivedType(typeof(Noticed), "noticed")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(RulesChanged), "rules")]
[JsonDerivedType(typeof(ViewerMuted), "muted")]
[JsonDerivedType(typeof(ViewerUnmuted), "unmuted")]
[JsonDerivedType(typeof(MemberJoined), "joinedGroup")]
[JsonDerivedType(typeof(MemberLeft), "leftGroup")]
public abstract record EventBody;

/// <summary>The host went live.</summary>
[GenerateSerializer]
public sealed record SessionStarted : EventBody;

/// <summary>The host paused, or the picture was lost; comments go on.</summary>
/// <param name="Cause">Which of the two: what paused by itself goes on by itself.</param>
[GenerateSerializer]
public sealed record SessionPaused([property: Id(0)] PauseCause Cause = PauseCause.Host) : EventBody;

/// <summary>The host went on after a pause.</summary>
[GenerateSerializer]
public sealed record SessionResumed : EventBody;

/// <summary>The broadcast is over.</summary>
[GenerateSerializer]
public sealed record SessionEnded : EventBody;

/// <summary>An on-screen comment (公屏), or a message in a group.</summary>
/// <param name="By">Who wrote it, as others see them.</param>
/// <param name="Text">The cleaned words; null once the comment was removed.</param>
/// <param name="Posting">In a group: the posting pushed with the message.</param>
/// <param name="Reading">What a viewer wants with it, never shown; null: nothing of a job.</param>
[GenerateSerializer]
public sealed record Commented(
    [property: Id(0)] Person By,
    [property: Id(1)] string? Text,
    [property: Id(2)] PostingId? Posting = null,
    [property: Id(3)] CommentReading? Reading = null) : EventBody
{
    /// <summary>
    /// What is left once it was removed: who wrote it by id; neither words, posting nor reading, nor the nickname
    /// (which may be the fault).
    /// </summary>
    public Commented Removed() => new(By with { Nickname = "" }, null);
}

/// <summary>A comment was taken from every list; its words are kept for evidence only.</summary>
/// <param name="Target">The offset of the comment.</param>
/// <param name="Reason">Why; one of the removal reasons.</param>
[GenerateSerializer]
public sealed record CommentRemoved([property: Id(0)] long Target, [property: Id(1)] string Reason) : EventBody;

/// <summary>
/// The station looked at a comment that waited and did not let it through. Its writer alone knows the id; whose it was,
/// its words and the reason are in its row, never here.
/// </summary>
/// <param name="Held">What it waited under.</param>
[GenerateSerializer]
public sealed record CommentTurnedAway([property: Id(0)] HeldId Held) : EventBody;

/// <summary>A posting is shown over the stream, replacing the one before.</summary>
/// <param name="Card">All that the card shows, so that a pin causes no further request.</param>
[GenerateSerializer]
public sealed record PostingPinned([property: Id(0)] PostingCard Card) : EventBody;

/// <summary>No posting is shown any more.</summary>
[GenerateSerializer]
public sealed record PostingUnpinned : EventBody;

/// <summary>A viewer tapped a reaction; who is stored to count each person once, and never shown.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Posting">About which posting.</param>
/// <param name="Kind">What they meant.</param>
[GenerateSerializer]
public sealed record Reacted(
    [property: Id(0)] ViewerId Viewer,
    [property: Id(1)] PostingId Posting,
    [property: Id(2)] ReactionKind Kind) : EventBody;

/// <summary>Somebody applied; who is in the application's row, never here.</summary>
/// <param name="Posting">For which posting.</param>
[GenerateSerializer]
public sealed record Applied([property: Id(0)] PostingId Posting) : EventBody;

/// <summary>Somebody took a seat in a follow-up group; who is in the enrolment's row, never here.</summary>
/// <param name="Group">The group.</param>
[GenerateSerializer]
public sealed record Enrolled([property: Id(0)] GroupId Group) : EventBody;

/// <summary>A notice of the host to everybody.</summary>
/// <param name="Text">The cleaned words.</param>
[GenerateSerializer]
public sealed record Noticed([property: Id(0)] string Text) : EventBody;

/// <summary>The host, or a colleague, answered what comments asked; everybody hears it.</summary>
/// <param name="Targets">The offsets of those comments, ascending; at least one.</param>
/// <param name="Text">The cleaned words.</param>
/// <param name="Posting">The posting that it is about; null: none, or several.</param>
/// <param name="Topic">What was asked for; null where nobody said.</param>
/// <param name="By">Who answered, as others see them.</param>
[GenerateSerializer]
public sealed record Answered(
    [property: Id(0)] IReadOnlyList<long> Targets,
    [property: Id(1)] string Text,
    [property: Id(2)] PostingId? Posting,
    [property: Id(3)] QuestionTopic? Topic,
    [property: Id(4)] Person By) : EventBody;

/// <summary>Comments are taken by other rules from here on.</summary>
/// <param name="SlowMs">Milliseconds between two comments of one person; 0: as fast as the throttle lets them.</param>
/// <param name="Hold">Whether viewers' comments wait until somebody of the station lets them through.</param>
[GenerateSerializer]
public sealed record RulesChanged([property: Id(0)] long SlowMs, [property: Id(1)] bool Hold) : EventBody;

/// <summary>A viewer may not comment in this session, or not talk in this group.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Until">When it ends by itself; null: when it is lifted.</param>
/// <param name="Reason">Why; kept, not broadcast.</param>
[GenerateSerializer]
public sealed record ViewerMuted(
    [property: Id(0)] ViewerId Viewer,
    [property: Id(1)] DateTimeOffset? Until,
    [property: Id(2)] string Reason) : EventBody;

/// <summary>A muted viewer may comment, or talk, again.</summary>
/// <param name="Viewer">Who.</param>
[GenerateSerializer]
public sealed record ViewerUnmuted([property: Id(0)] ViewerId Viewer) : EventBody;

/// <summary>A member came into a group.</summary>
/// <param name="By">Who.</param>
[GenerateSerializer]
public sealed record MemberJoined([property: Id(0)] Person By) : EventBody;

/// <summary>A member left a group.</summary>
/// <param name="By">Who.</param>
[GenerateSerializer]
public sealed record MemberLeft([property: Id(0)] Person By) : EventBody;
