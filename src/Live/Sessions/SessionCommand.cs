using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Sessions;

/// <summary>Something a session is asked to do. <see cref="SessionRules.Decide"/> says what comes of it.</summary>
[GenerateSerializer, Immutable]
public abstract record SessionCommand
{
    /// <summary>Who asks.</summary>
    [Id(0)]
    public required Caller By { get; init; }

    /// <summary>The client's name for this act; null where the wire has none.</summary>
    [Id(1)]
    public OpId? Op { get; init; }
}

/// <summary>Go live.</summary>
[GenerateSerializer, Immutable]
public sealed record StartSession : SessionCommand;

/// <summary>Pause a live session.</summary>
[GenerateSerializer, Immutable]
public sealed record PauseSession : SessionCommand;

/// <summary>Pause because no video comes any more. The fair's own act: nobody asks.</summary>
[GenerateSerializer, Immutable]
public sealed record LosePicture : SessionCommand;

/// <summary>Go on because video comes again, unless the host paused. The fair's own act: nobody asks.</summary>
[GenerateSerializer, Immutable]
public sealed record RegainPicture : SessionCommand;

/// <summary>Go on after a pause.</summary>
[GenerateSerializer, Immutable]
public sealed record ResumeSession : SessionCommand;

/// <summary>End it for good.</summary>
[GenerateSerializer, Immutable]
public sealed record EndSession : SessionCommand;

/// <summary>Say something on the public screen.</summary>
/// <param name="Text">As typed; cleaned by <see cref="Comments.CommentText"/>.</param>
[GenerateSerializer, Immutable]
public sealed record SayOnScreen([property: Id(0)] string Text) : SessionCommand;

/// <summary>Take a comment from every list.</summary>
/// <param name="Target">Its offset.</param>
/// <param name="Reason">One of <see cref="Comments.RemovalReason"/>.</param>
[GenerateSerializer, Immutable]
public sealed record RemoveComment([property: Id(0)] long Target, [property: Id(1)] string Reason) : SessionCommand;

/// <summary>Show a posting over the stream.</summary>
/// <param name="Posting">One of the rundown.</param>
[GenerateSerializer, Immutable]
public sealed record PinPosting([property: Id(0)] PostingId Posting) : SessionCommand
{
    /// <summary>The card as it may be shown now; the session asks the posting for it.</summary>
    [Id(1)]
    public PostingCard? Card { get; init; }
}

/// <summary>Show no posting.</summary>
[GenerateSerializer, Immutable]
public sealed record UnpinPosting : SessionCommand;

/// <summary>
/// Show a posting no more because the fair found it closed or out of the rundown. The fair's own act: nobody asks.
/// </summary>
/// <param name="Posting">The one that may not be shown; another pinned meanwhile stays.</param>
[GenerateSerializer, Immutable]
public sealed record WithdrawPin([property: Id(0)] PostingId Posting) : SessionCommand;

/// <summary>React to a posting of the rundown.</summary>
/// <param name="Posting">Which.</param>
/// <param name="Kind">How.</param>
[GenerateSerializer, Immutable]
public sealed record ReactToPosting([property: Id(0)] PostingId Posting, [property: Id(1)] ReactionKind Kind)
    : SessionCommand;

/// <summary>Tell everybody something.</summary>
/// <param name="Text">As typed.</param>
[GenerateSerializer, Immutable]
public sealed record Notice([property: Id(0)] string Text) : SessionCommand;

/// <summary>Answer what comments asked, for everybody to hear.</summary>
/// <param name="Targets">The offsets of those comments, 1 to <see cref="AnswerRules.MostTargets"/>.</param>
/// <param name="Text">As typed; cleaned like a comment.</param>
/// <param name="Posting">The posting that it is about, if one.</param>
/// <param name="Topic">What was asked for, if it is known.</param>
[GenerateSerializer, Immutable]
public sealed record AnswerQuestions(
    [property: Id(0)] IReadOnlyList<long> Targets,
    [property: Id(1)] string Text,
    [property: Id(2)] PostingId? Posting = null,
    [property: Id(3)] QuestionTopic? Topic = null) : SessionCommand;

/// <summary>Set how comments are taken.</summary>
/// <param name="Rules">From now on.</param>
[GenerateSerializer, Immutable]
public sealed record SetRules([property: Id(0)] RoomRules Rules) : SessionCommand;

/// <summary>Let a viewer read but not comment.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="For">How long; at most <see cref="Comments.Mutes.Longest"/>; null: until it is lifted.</param>
/// <param name="Reason">Why, 1–100 characters.</param>
[GenerateSerializer, Immutable]
public sealed record MuteViewer(
    [property: Id(0)] ViewerId Viewer,
    [property: Id(1)] TimeSpan? For,
    [property: Id(2)] string Reason) : SessionCommand;

/// <summary>Let a muted viewer comment again.</summary>
/// <param name="Viewer">Who.</param>
[GenerateSerializer, Immutable]
public sealed record UnmuteViewer([property: Id(0)] ViewerId Viewer) : SessionCommand;

/// <summary>Count an application that was decided by its posting; its rows are committed with the event.</summary>
/// <param name="Posting">For which posting.</param>
/// <param name="Change">The application and its lead.</param>
[GenerateSerializer, Immutable]
public sealed record RecordApplication([property: Id(0)] PostingId Posting, [property: Id(1)] RowChange Change)
    : SessionCommand;

/// <summary>Count a seat that was given by a group.</summary>
/// <param name="Group">Which group.</param>
[GenerateSerializer, Immutable]
public sealed record RecordEnrolment([property: Id(0)] GroupId Group) : SessionCommand;
