using System.Text.Json;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

/// <summary>
/// A session played through: each command is decided, and what is decided is logged at the next offset.
/// </summary>
internal sealed class SessionScript
{
    public SessionState State { get; } = new(Fair.Session);

    public List<LoggedEvent> Events { get; } = [];

    public DateTimeOffset Now { get; set; } = Fair.Now;

    /// <summary>The board as of now, that nobody has seen anything of.</summary>
    public InterestBoard Board => State.Board(Now, new AudienceTally());

    public static SessionScript At(SessionStage stage)
    {
        var script = new SessionScript();
        SessionCommand[] way =
        [
            new StartSession { By = Fair.Host }, new PauseSession { By = Fair.Host }, new EndSession { By = Fair.Host },
        ];
        foreach (var command in way.Take((int)stage))
        {
            script.Log(command);
        }

        return script;
    }

    public Outcome<Decision> Do(SessionCommand command)
    {
        var decision = State.Decide(command, Now);
        if (decision is { Value: Decision.Log { Event: var pending } })
        {
            Append(pending.Body);
        }

        return decision;
    }

    /// <summary>The event that a command must lead to.</summary>
    public PendingEvent Log(SessionCommand command)
    {
        var decision = Do(command);
        Assert.True(decision.Ok, decision.Refused?.Words);
        return Assert.IsType<Decision.Log>(decision.Value).Event;
    }

    public void Append(EventBody body)
    {
        var logged = new LoggedEvent(State.Head + 1, Now, State.MediaMs(Now), body);
        Events.Add(logged);
        State.Apply(logged);
    }

    /// <summary>All that a state answers, as text to compare.</summary>
    public static string Describe(SessionState state, DateTimeOffset now, IEnumerable<ViewerId> viewers) =>
        JsonSerializer.Serialize(
            new
            {
                state.Head,
                state.Stage,
                state.StageOffset,
                state.StartedAt,
                state.Pin,
                state.PinOffset,
                state.Recent,
                state.Notice,
                Board = state.Board(now, new AudienceTally()),
                Course = state.Course(now, new AudienceTally(), []),
                Questions = state.Interest.Questions.List(),
                state.Answers,
                state.Rules,
                state.RulesOffset,
                Mutes = viewers.Select(viewer => state.Mutes.Until(viewer, now)),
                Reactions = viewers.SelectMany(viewer => state.Session.Rundown.SelectMany(item =>
                    Enum.GetValues<ReactionKind>().Select(kind => state.Interest.TapOf(viewer, item.Posting, kind)))),
            },
            LiveJson.Options);
}
