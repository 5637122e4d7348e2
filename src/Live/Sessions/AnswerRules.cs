using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>Who may answer the questions of comments, and which; asked by <see cref="SessionRules.Decide"/>.</summary>
public static class AnswerRules
{
    /// <summary>The most comments that one answer names.</summary>
    public const int MostTargets = 200;

    internal static Outcome<Decision> Answer(SessionState state, AnswerQuestions answer)
    {
        if (ModerationRules.StaffOnly(state, answer.By) is { } refusal)
        {
            return refusal;
        }

        if (!SessionRules.OnAir(state))
        {
            return SessionRules.NotLive("Questions are answered while the session is live.");
        }

        if (answer.Targets.Count is < 1 or > MostTargets)
        {
            return Refusal.Invalid($"offsets: 1 to {MostTargets}.");
        }

        var clean = CommentText.Clean(answer.Text);
        return clean.Ok ? Log(state, answer, clean.Value) : clean.Refused;
    }

    /// <summary>What was removed meanwhile needs no answer; it is left out.</summary>
    private static Outcome<Decision> Log(SessionState state, AnswerQuestions answer, string words)
    {
        if (answer.Posting is { } posting && !state.IsKnown(posting))
        {
            return Refusal.NotFound("posting in the rundown");
        }

        var targets = answer.Targets.Distinct().Where(target => state.RemovalOf(target) is null).Order().ToArray();
        return targets.Length == 0 || !targets.All(state.IsComment)
            ? Refusal.NotFound("comment")
            : SessionRules.Log(
                answer,
                new Answered(targets, words, answer.Posting, answer.Topic, Person.Of(answer.By)),
                trace: SessionRules.Trace(state, "session.answer"));
    }
}
