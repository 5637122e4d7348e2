using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>Who may answer the questions of comments, and which; asked by <see cref="SessionRules.Decide"/>.</summary>
public static class AnswerRules
{
    /// <summary>The most comments that one answer names.</summary>
    public const int MostTargets = 200;

    /// <summary>
    /// A question takes so long to come before a host's eyes: one that came so shortly before the answer was not left
    /// out on purpose.
    /// </summary>
    public static readonly TimeSpan Unseen = TimeSpan.FromSeconds(10);

    internal static Outcome<Decision> Answer(SessionState state, AnswerQuestions answer, DateTimeOffset now)
    {
        if (ModerationRules.StaffOnly(state, answer.By) is { } refusal)
        {
            return refusal;
        }

        if (!state.IsOnAir)
        {
            return SessionRules.NotLive("Questions are answered while the session is live.");
        }

        if (answer.Targets.Count is < 1 or > MostTargets)
        {
            return Refusal.Range("offsets", 1, MostTargets);
        }

        var clean = CommentText.Clean(answer.Text);
        return clean.Ok ? Log(state, answer, clean.Value, now) : clean.Refused;
    }

    /// <summary>
    /// What was removed meanwhile needs no answer and is left out; the same question asked meanwhile is answered too.
    /// </summary>
    private static Outcome<Decision> Log(
        SessionState state, AnswerQuestions answer, string words, DateTimeOffset now)
    {
        if (answer.Posting is { } posting && !state.Interest.IsKnown(posting))
        {
            return Refusal.NotFound("posting in the rundown");
        }

        var named = answer.Targets.Where(target => state.RemovalOf(target) is null).ToHashSet();
        if (named.Count == 0 || !named.All(state.IsComment))
        {
            return Refusal.NotFound("comment");
        }

        var unseen = state.Interest.Questions.Unseen(named, now - Unseen).Take(MostTargets);
        return SessionRules.Log(
            answer,
            new Answered(
                named.Concat(unseen).Order().ToArray(), words, answer.Posting, answer.Topic, Person.Of(answer.By)),
            trace: SessionRules.Trace(state, "session.answer"));
    }
}
