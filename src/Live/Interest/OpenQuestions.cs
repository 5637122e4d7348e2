using LiveFair.Live.Log;

namespace LiveFair.Live.Interest;

/// <summary>The comments that ask something, in the order of the log. Not thread-safe.</summary>
public sealed class OpenQuestions
{
    /// <summary>How many of them the board shows.</summary>
    public const int Shown = 50;

    private readonly List<OpenQuestion> _questions = [];

    /// <summary>A copy of the newest, oldest first; at most <see cref="Shown"/>.</summary>
    public IReadOnlyList<OpenQuestion> Newest => [.. _questions.TakeLast(Shown)];

    /// <summary>Takes in the next event.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case Commented { Text: { } text, Reading: { Kind: ReactionKind.Question } reading } said:
                _questions.Add(new OpenQuestion(logged.Offset, logged.At, said.By, text, reading.Posting));
                break;
            case CommentRemoved removed:
                Forget(removed.Target);
                break;
        }
    }

    private void Forget(long offset)
    {
        if (_questions.FindIndex(question => question.Offset == offset) is var place and >= 0)
        {
            _questions.RemoveAt(place);
        }
    }
}
