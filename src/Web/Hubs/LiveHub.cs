using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;
using LiveFair.Web.Lanes;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Hubs;

/// <summary>The hub of docs/protocol.md: it reads the request, asks one grain, and answers.</summary>
internal sealed class LiveHub(IGrainFactory grains, LogStreams streams) : Hub
{
    public const string Path = "/hubs/live";

    private Caller Caller => Context.User.ToCaller();

    /// <summary>Who is counted among the viewers, each browser once: the station's own people are not.</summary>
    private string? Person => Caller switch
    {
        { IsStaff: true } => null,
        _ when Context.User.Visitor() is { } visitor => visitor,
        { Key: { Length: > 0 } key } => key,
        _ => Context.ConnectionId,
    };

    /// <summary>
    /// The way around the streams, where this connection has one. A staff token may end at any moment, and each item of
    /// its streams is looked at (<see cref="TokenGuard"/>): it stays on them.
    /// </summary>
    private Lane? Lane => Caller.IsStaff ? null : Context.Features.Get<Lane>();

    public IAsyncEnumerable<object> Watch(WatchRequest? request, CancellationToken cancellation) =>
        SessionId.TryParse(request?.SessionId, out var session)
            ? streams.Watch(session, Position.Of(request), Caller, Person, Lane, cancellation)
            : throw Refused(Refusal.Invalid("sessionId is no id."));

    public IAsyncEnumerable<object> WatchGroup(WatchGroupRequest? request, CancellationToken cancellation) =>
        GroupId.TryParse(request?.GroupId, out var group)
            ? streams.WatchGroup(group, Position.Of(request), Caller, Person, cancellation)
            : throw Refused(Refusal.Invalid("groupId is no id."));

    public IAsyncEnumerable<object> Board(BoardRequest? request, CancellationToken cancellation) =>
        SessionId.TryParse(request?.SessionId, out var session)
            ? streams.Board(session, Caller, Person, cancellation)
            : throw Refused(Refusal.Invalid("sessionId is no id."));

    public async Task<AnswerMessage> Comment(CommentRequest? request)
    {
        if (!SessionId.TryParse(request?.SessionId, out var session) || !OpId.TryParse(request.OpId, out var op))
        {
            return Malformed("sessionId and opId");
        }

        var text = request.Text ?? "";
        var caller = Caller;
        return AnswerMessage.From(caller switch
        {
            { Viewer: { } viewer } => await grains.GetViewer(viewer).Comment(session, op, text),
            { IsStaff: true } => await grains.GetSession(session).Do(new SayOnScreen(text) { By = caller, Op = op }),
            _ => Refusal.NotAllowed("Commenting needs a token."),
        });
    }

    public async Task<AnswerMessage> React(ReactRequest? request)
    {
        if (!SessionId.TryParse(request?.SessionId, out var session) || !OpId.TryParse(request.OpId, out var op)
            || !PostingId.TryParse(request.PostingId, out var posting)
            || !Words.TryParse<ReactionKind>(request.Kind, out var kind))
        {
            return Malformed("sessionId, postingId, opId and kind");
        }

        return AnswerMessage.From(Caller.Viewer is { } viewer
            ? await grains.GetViewer(viewer).React(session, op, posting, kind)
            : Refusal.NotAllowed("Reactions are for viewers."));
    }

    public async Task<AnswerMessage> Say(SayRequest? request)
    {
        if (!GroupId.TryParse(request?.GroupId, out var group) || !OpId.TryParse(request.OpId, out var op)
            || (request.PostingId is not null && !PostingId.TryParse(request.PostingId, out _)))
        {
            return Malformed("groupId, opId and postingId");
        }

        var posting = request.PostingId is { } id ? new PostingId(id) : (PostingId?)null;
        var caller = Caller;
        return AnswerMessage.From(caller.Viewer is { } viewer
            ? await grains.GetViewer(viewer).Say(group, op, request.Text, posting)
            : await grains.GetGroup(group).Say(caller, op, request.Text, posting));
    }

    /// <summary>How a stream that may not be opened ends.</summary>
    internal static HubException Refused(Refusal refusal) => new($"{Refusals.Word(refusal.Code)}: {refusal.Words}");

    private static AnswerMessage Malformed(string fields) =>
        AnswerMessage.Refused(Refusal.Invalid($"{fields}: missing or malformed."));
}
