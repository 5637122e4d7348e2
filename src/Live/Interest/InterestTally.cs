using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Interest;

/// <summary>Adds up the interest in postings: each person once per posting and kind.</summary>
public sealed class InterestTally
{
    /// <summary>How many open questions the board shows.</summary>
    public const int OpenQuestions = 50;

    private readonly Dictionary<(ViewerId, PostingId, ReactionKind), long> _reactions = [];
    private readonly Dictionary<PostingId, HashSet<ViewerId>> _people = [];
    private readonly Dictionary<(PostingId, ReactionKind), int> _counts = [];
    private readonly Dictionary<PostingId, int> _applied = [];
    private readonly HashSet<PostingId> _wanted = [];
    private readonly LinkedList<OpenQuestion> _questions = [];

    /// <summary>Every posting that somebody reacted or applied to.</summary>
    public IReadOnlySet<PostingId> Postings => _wanted;

    /// <summary>The offset of this person's same reaction; null when it is new.</summary>
    public long? Find(ViewerId viewer, PostingId posting, ReactionKind kind) =>
        _reactions.TryGetValue((viewer, posting, kind), out var offset) ? offset : null;

    /// <summary>Counts a reaction; a second one of the same person and kind counts nothing.</summary>
    public void Count(long offset, Reacted reacted)
    {
        if (!_reactions.TryAdd((reacted.Viewer, reacted.Posting, reacted.Kind), offset))
        {
            return;
        }

        _counts[(reacted.Posting, reacted.Kind)] = _counts.GetValueOrDefault((reacted.Posting, reacted.Kind)) + 1;
        if (!_people.TryGetValue(reacted.Posting, out var people))
        {
            _people[reacted.Posting] = people = [];
        }

        people.Add(reacted.Viewer);
        _wanted.Add(reacted.Posting);
    }

    /// <summary>Counts an application.</summary>
    public void Count(Applied applied)
    {
        _applied[applied.Posting] = _applied.GetValueOrDefault(applied.Posting) + 1;
        _wanted.Add(applied.Posting);
    }

    /// <summary>Keeps a comment that asks something, with the posting pinned at that moment.</summary>
    public void Hear(LoggedEvent comment, PostingId? pinned)
    {
        if (comment.Body is not Commented { Text: { } text } said || !Questions.Ask(text))
        {
            return;
        }

        _questions.AddLast(new OpenQuestion(comment.Offset, comment.At, said.By, text, pinned));
        if (_questions.Count > OpenQuestions)
        {
            _questions.RemoveFirst();
        }
    }

    /// <summary>Drops the question that a removed comment asked.</summary>
    public void Forget(long offset)
    {
        if (_questions.FirstOrDefault(question => question.Offset == offset) is { } removed)
        {
            _questions.Remove(removed);
        }
    }

    /// <summary>One row for each of the postings, in their order.</summary>
    public InterestBoard Board(IReadOnlyList<RundownItem> postings) =>
        new(postings.Select(Row).ToList(), _questions.ToList());

    private InterestRow Row(RundownItem item)
    {
        var counts = Enum.GetValues<ReactionKind>()
            .ToDictionary(kind => kind, kind => _counts.GetValueOrDefault((item.Posting, kind)));
        var people = _people.TryGetValue(item.Posting, out var who) ? who.Count : 0;
        var applied = _applied.GetValueOrDefault(item.Posting);
        return new InterestRow(item.Posting, item.Title, people, counts, applied, BoardScore.Of(counts, applied));
    }
}
