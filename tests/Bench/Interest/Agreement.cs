using LiveFair.Live.Interest;

namespace LiveFair.Bench.Interest;

/// <summary>Counts where comments are read as they are labelled.</summary>
internal sealed class Agreement
{
    /// <summary>The five kinds, and last none.</summary>
    public static readonly IReadOnlyList<ReactionKind?> Kinds =
        [.. Enum.GetValues<ReactionKind>().Cast<ReactionKind?>(), null];

    private readonly Dictionary<(int Label, int Read), int> _counts = [];
    private int _postings;
    private int _samePosting;
    private int _topics;
    private int _sameTopic;

    /// <summary>The mean of the kinds' F1, each kind as heavy as the others.</summary>
    public double MacroF1 => Kinds.Average(F1);

    /// <summary>Of comments whose kind is right and not none: how many name the right posting.</summary>
    public double Posting => (double)_samePosting / _postings;

    /// <summary>Of questions that are found: how many have the right topic.</summary>
    public double Topic => (double)_sameTopic / _topics;

    /// <summary>Counts one comment.</summary>
    public void Add(Intent label, Intent read)
    {
        var cell = (Place(label.Kind), Place(read.Kind));
        _counts[cell] = _counts.GetValueOrDefault(cell) + 1;
        if (label.Kind is null || label.Kind != read.Kind)
        {
            return;
        }

        _postings++;
        _samePosting += label.Posting == read.Posting ? 1 : 0;
        if (label.Kind == ReactionKind.Question)
        {
            _topics++;
            _sameTopic += label.Topic == read.Topic ? 1 : 0;
        }
    }

    /// <summary>How many are labelled so and read so.</summary>
    public int Count(ReactionKind? label, ReactionKind? read) =>
        _counts.GetValueOrDefault((Place(label), Place(read)));

    /// <summary>Of those read so: how many are labelled so.</summary>
    public double Precision(ReactionKind? kind) => Count(kind, kind) / (double)Kinds.Sum(label => Count(label, kind));

    /// <summary>Of those labelled so: how many are read so.</summary>
    public double Recall(ReactionKind? kind) => Count(kind, kind) / (double)Kinds.Sum(read => Count(kind, read));

    /// <summary>The harmonic mean of both; 0 when nothing is right.</summary>
    public double F1(ReactionKind? kind)
    {
        var right = Count(kind, kind);
        var either = Kinds.Sum(label => Count(label, kind)) + Kinds.Sum(read => Count(kind, read));
        return right == 0 ? 0 : 2d * right / either;
    }

    private static int Place(ReactionKind? kind) => kind is { } one ? (int)one : 0;
}
