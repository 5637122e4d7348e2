using LiveFair.Live.Terms;

namespace LiveFair.Live.Interest.Reading;

/// <summary>Finds titles, and parts of titles that name one, in comments.</summary>
internal sealed class TitleParts
{
    private const int Shortest = 2;
    private const int Longest = 12;

    private static readonly string[] Pointing = ["那个", "这个", "那岗", "岗", "的岗", "的那", "的这", "的活", "的工作", "那边的"];

    private readonly Dictionary<string, HashSet<int>> _postings = [];
    private readonly IReadOnlyList<string> _parts;
    private readonly TermAutomaton _automaton;

    /// <param name="titles">Folded, by number.</param>
    public TitleParts(IReadOnlyDictionary<int, string> titles)
    {
        foreach (var (number, title) in titles)
        {
            Add(number, title);
        }

        _parts = _postings.Keys.ToList();
        _automaton = new TermAutomaton(_parts);
    }

    /// <summary>Where parts of titles stand, in no order.</summary>
    public List<Mention> Find(string letters) => _automaton.Find(letters)
        .Where(found => !CommonWords.Say(_parts[found.Term]) || IsPointedAt(letters, found.End))
        .Select(found => new Mention(found.Start, found.End, _postings[_parts[found.Term]]))
        .ToList();

    private void Add(int number, string title)
    {
        for (var start = 0; start < title.Length; start++)
        {
            for (var end = start + Shortest; end <= Math.Min(title.Length, start + Longest); end++)
            {
                var part = title[start..end];
                if (!_postings.TryGetValue(part, out var postings))
                {
                    _postings.Add(part, postings = []);
                }

                postings.Add(number);
            }
        }
    }

    private static bool IsPointedAt(string letters, int at) =>
        Pointing.Any(word => string.CompareOrdinal(letters, at, word, 0, word.Length) == 0);
}
