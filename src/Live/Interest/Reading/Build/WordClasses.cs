namespace LiveFair.Live.Interest.Reading.Build;

/// <summary>Gives each class of words a number, and knows the terms of all classes.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, HashSet<int>> _classes = [];

    /// <summary>Terms in a fixed order, and beside them the classes of each.</summary>
    public (IReadOnlyList<string> Terms, IReadOnlyList<ClassSet> Classes) Terms() =>
        (_classes.Keys.ToList(), _classes.Values.Select(of => new ClassSet([.. of])).ToList());

    /// <summary>The number of a class; a name not seen before begins a new class.</summary>
    public int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _numbers.Count);
        }

        return number;
    }

    /// <summary>Whether a class with that name was begun.</summary>
    public bool Has(string name) => _numbers.ContainsKey(name);

    /// <summary>Puts a term into a class.</summary>
    public void Put(string term, int number)
    {
        if (!_classes.TryGetValue(term, out var classes))
        {
            _classes.Add(term, classes = []);
        }

        classes.Add(number);
    }

    /// <summary>The class of one word by itself, or of words written a|b|c.</summary>
    public int Literal(string words)
    {
        var number = Number($"={words}");
        foreach (var word in words.Split('|'))
        {
            Put(word, number);
        }

        return number;
    }
}
