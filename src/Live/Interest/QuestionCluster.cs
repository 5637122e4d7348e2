using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>The open comments that ask one thing. Not thread-safe.</summary>
/// <param name="key">Its name.</param>
/// <param name="posting">The posting that it is about.</param>
/// <param name="topic">What is asked for.</param>
/// <param name="words">Of the first comment, where questions are told apart by their words; null elsewhere.</param>
internal sealed class QuestionCluster(string key, PostingId? posting, QuestionTopic topic, SimilarWords? words)
{
    private readonly List<OpenQuestion> _kept = [];
    private readonly Dictionary<string, int> _askers = [];
    private DateTimeOffset? _firstAt;
    private int _count;

    public string Key => key;

    public PostingId? Posting => posting;

    public SimilarWords? Words => words;

    /// <summary>Those that are kept, in the order of the log.</summary>
    public IReadOnlyList<OpenQuestion> Kept => _kept;

    public int Askers => _askers.Count;

    public long First => _kept[0].Offset;

    public long Last => _kept[^1].Offset;

    /// <summary>Takes a comment in.</summary>
    /// <returns>The oldest one, when it is kept no more; it goes on counting.</returns>
    public OpenQuestion? Add(OpenQuestion question)
    {
        _kept.Add(question);
        _count++;
        _askers[question.By.Id] = _askers.GetValueOrDefault(question.By.Id) + 1;
        if (_kept.Count <= QuestionQueue.KeptOfOne)
        {
            return null;
        }

        var oldest = _kept[0];
        _firstAt ??= oldest.At;
        _kept.RemoveAt(0);
        return oldest;
    }

    /// <summary>Takes comments away; the cluster is over when none is left.</summary>
    public void Remove(IReadOnlySet<long> offsets)
    {
        foreach (var gone in _kept.Where(question => offsets.Contains(question.Offset)))
        {
            _count--;
            if (--_askers[gone.By.Id] == 0)
            {
                _askers.Remove(gone.By.Id);
            }
        }

        _kept.RemoveAll(question => offsets.Contains(question.Offset));
    }

    /// <summary>All of it.</summary>
    public QuestionGroup Whole() => Group(_kept) with
    {
        Askers = Askers,
        Count = _count,
        FirstAt = _firstAt ?? _kept[0].At,
    };

    /// <summary>Those of it that an answer names, all of it where no other is left.</summary>
    public QuestionGroup Part(IReadOnlySet<long> offsets)
    {
        var named = _kept.Where(question => offsets.Contains(question.Offset)).ToList();
        return named.Count == _kept.Count ? Whole() : Group(named);
    }

    private QuestionGroup Group(List<OpenQuestion> questions) => new()
    {
        Key = key,
        Posting = posting,
        Topic = topic,
        Text = questions[0].Text,
        Askers = questions.Select(question => question.By.Id).Distinct().Count(),
        Count = questions.Count,
        Offsets = [.. questions.Select(question => question.Offset)],
        FirstAt = questions[0].At,
        LastAt = questions[^1].At,
        Samples = [.. questions.TakeLast(QuestionQueue.MostSamples)],
    };
}
