namespace LiveFair.Live.Interest.Reading;

/// <summary>Where a comment stands in the end, and which of its thoughts says so.</summary>
/// <param name="Kind">Null: nothing of a job.</param>
/// <param name="Thought">The place of the winning thought; without meaning when the kind is null.</param>
internal readonly record struct Stand(ReactionKind? Kind, int Thought)
{
    /// <summary>A question wins, whatever else is said; else the stand at the end counts.</summary>
    public static Stand Of(IReadOnlyList<Thought> thoughts)
    {
        if (thoughts.Any(one => one.Says(Signal.Talk) || one.Says(Signal.Ad)))
        {
            return default;
        }

        var against = thoughts.Count(one => one.IsAgainst);
        var course = new Course();
        for (var at = 0; at < thoughts.Count; at++)
        {
            // 一天八十？谁去啊: who is against it asks nothing with a mark alone.
            if (thoughts[at].Asks || (thoughts[at].IsMarked && against == (thoughts[at].IsAgainst ? 1 : 0)))
            {
                return new Stand(ReactionKind.Question, at);
            }

            course.Follow(thoughts[at], at);
        }

        return thoughts.Any(one => one.Says(Signal.Answer)) ? default : course.End;
    }
}
