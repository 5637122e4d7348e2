namespace LiveFair.Live.Interest.Reading;

/// <summary>Finds choices, which ask without a particle: A不A, 收费不收费, the same on both sides.</summary>
/// <param name="choice">The class of such words.</param>
internal sealed class Choices(ClassSet choice)
{
    /// <summary>Adds a word for every choice.</summary>
    public void AddTo(List<Sentence.Word> words, FoldedComment text)
    {
        for (var i = 0; i + 2 < text.Letters.Length; i++)
        {
            if (text.Letters[i] == text.Letters[i + 2] && (text.Letters[i + 1] is '不' or '没')
                && !text.IsParted(i + 1) && !text.IsParted(i + 2))
            {
                words.Add(new Sentence.Word(i, i + 3, choice));
            }
            else if (i + 4 < text.Letters.Length && text.Letters[i + 2] is '不' && (i == 0 || text.Letters[i - 1] != '不')
                && string.CompareOrdinal(text.Letters, i, text.Letters, i + 3, 2) == 0)
            {
                words.Add(new Sentence.Word(i, i + 5, choice));
            }
        }
    }
}
