using LiveFair.Live.Interest;
using LiveFair.Live.Interest.Reading;
using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Bench.Interest.Learning;

/// <summary>The tuning half of the labelled comments, made ready to learn from.</summary>
internal sealed class Lessons
{
    private const double KindOfRules = .03;
    private const double TopicOfRules = .1;

    private readonly IReadOnlyList<One> _comments;

    private Lessons(IReadOnlyList<One> comments) => _comments = comments;

    /// <summary>
    /// The examples of the definition, the comments from which the word lists were written, those kept for the weights.
    /// </summary>
    public static Lessons Read() => new([
        .. LabelledComments.Read("examples", "words").Comments.Select(comment => new One(comment, IsKnown: true)),
        .. LabelledComments.Read("weights").Comments.Select(comment => new One(comment, IsKnown: false)),
    ]);

    /// <summary>What they teach, by the name of the file: <see cref="Weights.Write"/>.</summary>
    public IReadOnlyDictionary<string, string> Learn()
    {
        var kinds = Kinds();
        return new Dictionary<string, string> { ["kinds"] = kinds.Write(), ["topics"] = Topics(kinds).Write() };
    }

    /// <summary>Outcome 0 is nothing.</summary>
    private Weights Kinds() => WeightLearner.Learn(
        [.. _comments.Select(one => new Lesson(
            (int)(one.Label.Kind ?? 0), one.IsKnown ? null : (int)(one.Comment.Stand.Kind ?? 0), one.Traces))],
        outcomes: 1 + Enum.GetValues<ReactionKind>().Length,
        KindOfRules);

    /// <param name="kinds">What was learnt of kinds: it finds the thought that asks where the rules find none.</param>
    private Weights Topics(Weights kinds) => WeightLearner.Learn(
        [.. _comments.Where(one => one.Label.Topic is not null).Select(one => new Lesson(
            (int)one.Label.Topic!.Value - 1, one.IsKnown ? null : (int)one.RuledTopic(kinds) - 1, one.Traces))],
        outcomes: Enum.GetValues<QuestionTopic>().Length,
        TopicOfRules);

    private sealed record One(Intent Label, RuledComment Comment, bool IsKnown)
    {
        public One(LabelledComment labelled, bool IsKnown)
            : this(labelled.Means, RuledComment.Of(labelled.Text), IsKnown)
        {
        }

        public IReadOnlyList<Trace> Traces => Comment.Traces;

        public QuestionTopic RuledTopic(Weights kinds) => Comment.Topic(Comment.Stand.Kind == ReactionKind.Question
            ? Comment.Stand.Thought
            : kinds.Clause(Traces, Comment.Clauses.Count, (int)ReactionKind.Question));
    }
}
