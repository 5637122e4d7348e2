using LiveFair.Live.Ids;
using LiveFair.Live.Interest.Reading;
using LiveFair.Live.Log;

namespace LiveFair.Live.Interest;

/// <summary>
/// The questions of a session that wait for an answer, and those that got one. Comments about the same posting and the
/// same of a topic (of the hours the shifts, or the days off) are one question; of topic
/// <see cref="QuestionTopic.Other"/> those with similar words. Bounded, whatever is said: beyond its limits it forgets
/// what the fewest ask. Not thread-safe.
/// </summary>
public sealed class QuestionQueue
{
    /// <summary>The most open questions; a comment is compared with no more of them.</summary>
    public const int MostOpen = 200;

    /// <summary>The most answered questions that are kept: the newest.</summary>
    public const int MostAnswered = 200;

    /// <summary>The most comments of one question that are kept: the newest. Older ones go on counting.</summary>
    public const int KeptOfOne = 200;

    /// <summary>The most comments that are shown of one question.</summary>
    public const int MostSamples = 5;

    /// <summary>The most comments that the board shows.</summary>
    public const int Shown = 50;

    private readonly Dictionary<string, QuestionCluster> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<long, QuestionCluster> _places = [];
    private readonly Queue<QuestionGroup> _answered = [];
    private long _version;
    private IReadOnlyList<OpenQuestion>? _newest;

    /// <summary>How many are open, and where the log may have changed that last.</summary>
    public QueueState State => new(_open.Count, _version);

    /// <summary>The newest comments that wait for an answer, oldest first; at most <see cref="Shown"/>.</summary>
    public IReadOnlyList<OpenQuestion> Newest => _newest ??=
        [.. _open.Values.SelectMany(cluster => cluster.Kept.TakeLast(Shown)).OrderBy(question => question.Offset)
            .TakeLast(Shown)];

    /// <summary>A copy of all that is kept.</summary>
    public QuestionList List() => new(
        [.. _open.Values.OrderByDescending(cluster => cluster.Askers).ThenBy(cluster => cluster.First)
            .Select(cluster => cluster.Whole())],
        [.. _answered.Reverse()]);

    /// <summary>
    /// What an answer to these comments answers as well: comments that ask the same, came behind the last of them, and
    /// are so new that whoever wrote the answer cannot have seen them. Nothing where an older one was left out on
    /// purpose.
    /// </summary>
    /// <param name="targets">The comments that the answer names.</param>
    /// <param name="unseenSince">Comments from then on cannot have been seen.</param>
    public IReadOnlyList<long> Unseen(IReadOnlySet<long> targets, DateTimeOffset unseenSince) =>
        [.. Clusters(targets).SelectMany(cluster => NotSeen(cluster, targets, unseenSince))];

    /// <summary>Takes in the next event; most are no matter of questions.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case Commented { Text: { } text, Reading: { Kind: ReactionKind.Question } reading } said:
                Ask(new OpenQuestion(logged.Offset, logged.At, said.By, text, reading.Posting), reading.Topic);
                break;
            case CommentRemoved removed:
                Answer(new HashSet<long> { removed.Target }, logged, null);
                break;
            case Answered answered:
                Answer(
                    answered.Targets.ToHashSet(), logged, new GivenAnswer(logged.Offset, logged.At, answered.Text));
                break;
        }
    }

    private static IEnumerable<long> NotSeen(
        QuestionCluster cluster, IReadOnlySet<long> targets, DateTimeOffset unseenSince)
    {
        var last = cluster.Kept.Last(question => targets.Contains(question.Offset)).Offset;
        var others = cluster.Kept.Where(question => !targets.Contains(question.Offset)).ToList();
        return others.All(question => question.Offset > last && question.At >= unseenSince)
            ? others.Select(question => question.Offset)
            : [];
    }

    private void Ask(OpenQuestion question, QuestionTopic? topic)
    {
        var cluster = topic is null or QuestionTopic.Other
            ? Similar(question)
            : Cluster(KeyOf(question, topic.Value), question.Posting, topic.Value, null);
        _places[question.Offset] = cluster;
        if (cluster.Add(question) is { } old)
        {
            _places.Remove(old.Offset);
        }

        Changed(question.Offset);
    }

    private static string KeyOf(OpenQuestion question, QuestionTopic topic) =>
        $"{question.Posting}:{topic}:{QuestionAspects.Of(topic, question.Text)}";

    private QuestionCluster Similar(OpenQuestion question)
    {
        var words = SimilarWords.Of(question.Text);
        var alike = _open.Values
            .Where(cluster => cluster.Words is not null && cluster.Posting == question.Posting)
            .Select(cluster => (Cluster: cluster, Likeness: cluster.Words!.To(words)))
            .Where(one => one.Likeness >= SimilarWords.Same)
            .OrderByDescending(one => one.Likeness).ThenBy(one => one.Cluster.First);
        var key = $"{question.Posting}:{QuestionTopic.Other}:{question.Offset}";
        return alike.FirstOrDefault().Cluster ?? Cluster(key, question.Posting, QuestionTopic.Other, words);
    }

    private QuestionCluster Cluster(string key, PostingId? posting, QuestionTopic topic, SimilarWords? words)
    {
        if (_open.TryGetValue(key, out var open))
        {
            return open;
        }

        if (_open.Count == MostOpen)
        {
            Forget(_open.Values.MinBy(cluster => (cluster.Askers, cluster.Last))!);
        }

        return _open[key] = new QuestionCluster(key, posting, topic, words);
    }

    /// <summary>Takes comments out of the queue; with an answer they are kept beside it.</summary>
    private void Answer(HashSet<long> targets, LoggedEvent logged, GivenAnswer? answer)
    {
        foreach (var cluster in Clusters(targets))
        {
            if (answer is not null)
            {
                Keep(cluster.Part(targets) with { Key = $"{cluster.Key}@{logged.Offset}", Answer = answer });
            }

            foreach (var target in targets)
            {
                _places.Remove(target);
            }

            cluster.Remove(targets);
            if (cluster.Kept.Count == 0)
            {
                Forget(cluster);
            }
        }

        // Also where it was no question: who reads the log again does not know what removed words asked.
        Changed(logged.Offset);
    }

    private void Keep(QuestionGroup answered)
    {
        _answered.Enqueue(answered);
        if (_answered.Count > MostAnswered)
        {
            _answered.Dequeue();
        }
    }

    private void Forget(QuestionCluster cluster)
    {
        _open.Remove(cluster.Key);
        foreach (var question in cluster.Kept)
        {
            _places.Remove(question.Offset);
        }
    }

    /// <summary>The clusters of comments, the one that was asked first before the others.</summary>
    private List<QuestionCluster> Clusters(IReadOnlySet<long> offsets) =>
        [.. offsets.Order().Select(offset => _places.GetValueOrDefault(offset)).OfType<QuestionCluster>().Distinct()];

    private void Changed(long offset)
    {
        _version = offset;
        _newest = null;
    }
}
