using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>What becomes of a viewer's words: shown, turned away, or held until somebody looked at them.</summary>
public static class CommentRules
{
    /// <summary>Decides on words that are cleaned and masked, of a viewer who may comment.</summary>
    internal static Outcome<Decision> Judge(SessionState state, SayOnScreen say, string words, DateTimeOffset now)
    {
        var verdict = state.Words.Judge(words);
        if (verdict.Worst?.Act == WordAct.Refuse)
        {
            return Refusal.Invalid("text", FaultKind.Words, "the station does not take these words.");
        }

        var word = verdict.Worst is { Act: WordAct.Hold, Word: var listed } ? listed : null;
        return state.Rules.Hold || word is not null
            ? Hold(state, say, verdict.Shown, word, now)
            : SessionRules.Log(say, Said(state, Person.Of(say.By), verdict.Shown));
    }

    /// <summary>
    /// Lets a held comment through: said by its viewer now, under the opId it was sent with, unless they were muted
    /// meanwhile.
    /// </summary>
    /// <param name="state">The session.</param>
    /// <param name="held">What waits.</param>
    /// <param name="writer">Who wrote it, with their other devices.</param>
    /// <param name="by">Who looked at it.</param>
    /// <param name="now">When.</param>
    public static Outcome<PendingEvent> Approve(
        this SessionState state, HeldComment held, Caller writer, Caller by, DateTimeOffset now)
    {
        if (!state.IsOnAir)
        {
            return SessionRules.NotLive("Comments are taken while the session is live.");
        }

        return state.Mutes.Refuse(writer, now, "The viewer was muted meanwhile.") is { } muted
            ? muted
            : new PendingEvent
            {
                Body = Said(state, held.By, held.Text),
                Actor = held.Actor,
                Op = held.Op,
                Digest = held.Digest,
                Change = new HeldApproved(held.Id, state.Session.Station, held.Session, by.Key),
            };
    }

    /// <summary>Turns a held comment away. What is logged tells its writer alone; the trace and the row why.</summary>
    /// <param name="state">The session.</param>
    /// <param name="held">What waits.</param>
    /// <param name="reason">One of <see cref="RemovalReason"/>.</param>
    /// <param name="by">Who looked at it: one of the station's people.</param>
    public static Outcome<PendingEvent> TurnAway(
        this SessionState state, HeldComment held, string reason, Caller by) =>
        (ModerationRules.StaffOnly(state, by) ?? RemovalReason.Check(reason)) is { } refusal
            ? refusal
            : new PendingEvent
            {
                Body = new CommentTurnedAway(held.Id),
                Actor = by.Key,
                Change = new HeldRefused(held.Id, reason),
                Trace = SessionRules.Trace(state, "held.refuse", $"{held.Id}", reason),
            };

    /// <summary>Without an opId there is no telling a retry; the hub takes no comment without one.</summary>
    private static Outcome<Decision> Hold(
        SessionState state, SayOnScreen say, string words, string? word, DateTimeOffset now) =>
        say.Op is not { } op
            ? Refusal.Invalid("opId is needed.")
            : new Decision.Hold(new HeldComment
            {
                Id = default,
                Session = state.Session.Id,
                At = now,
                By = Person.Of(say.By),
                Text = words,
                Word = word,
                Op = op,
                Digest = SessionRules.Digest(say),
                Head = state.Head,
            });

    private static Commented Said(SessionState state, Person by, string words) =>
        new(by, words, Reading: state.Interest.Read(words, state.Pin?.Id));
}
