using LiveFair.Live.Comments;

namespace LiveFair.Live.Interest;

/// <summary>
/// A short question as the set of its neighbouring characters (bigrams), by which two ways of asking the same are
/// known: folded, without signs, and without the words that every question has.
/// </summary>
public sealed class SimilarWords
{
    /// <summary>From here on two questions are the same: half of what both consist of (Dice's coefficient).</summary>
    public const double Same = 0.5;

    /// <summary>
    /// Particles, greetings, and what makes a question (有没有、是不是、能不能、可以吗): they say nothing of what is asked.
    /// </summary>
    private const string Fillers = "吗呢啊呀吧么嘛哦哈了的呗请问您好你主播老师想知道这个那一下还有没是不能可以";

    private readonly int[] _pairs;

    private SimilarWords(int[] pairs) => _pairs = pairs;

    /// <summary>Takes a comment's words apart.</summary>
    public static SimilarWords Of(string text)
    {
        var pairs = new List<int>(text.Length);
        var (before, letters) = ('\0', 0);
        foreach (var letter in FoldedText.Core(text).Where(letter => !Fillers.Contains(letter)))
        {
            if (letters++ > 0)
            {
                pairs.Add((before << 16) | letter);
            }

            before = letter;
        }

        return new SimilarWords(letters == 1 ? [before] : [.. pairs.Distinct().Order()]);
    }

    /// <summary>How much two have in common: 0 nothing, 1 all; linear in their lengths.</summary>
    public double To(SimilarWords other)
    {
        var (mine, theirs) = (_pairs, other._pairs);
        if (mine.Length + theirs.Length == 0)
        {
            return 1;
        }

        var common = 0;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            var order = mine[i].CompareTo(theirs[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return 2.0 * common / (mine.Length + theirs.Length);
    }
}
