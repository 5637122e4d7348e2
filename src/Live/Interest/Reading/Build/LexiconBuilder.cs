namespace LiveFair.Live.Interest.Reading.Build;

/// <summary>Makes the lexicon of the word files.</summary>
internal sealed class LexiconBuilder
{
    private readonly WordClasses _classes = new();
    private readonly Dictionary<string, ClassSet> _units = [];
    private readonly Dictionary<string, string> _letters = [];
    private readonly Dictionary<string, string> _spellings = [];
    private readonly List<string> _trades = [];
    private readonly PatternTree _patterns = new();

    private LexiconBuilder()
    {
    }

    /// <exception cref="FormatException">A file is not written as <see cref="WordFile"/> says.</exception>
    public static Lexicon Build(IEnumerable<string> files)
    {
        var builder = new LexiconBuilder();
        var sections = files.SelectMany(WordFile.Read).ToList();
        foreach (var section in sections)
        {
            builder.TakeWords(section);
        }

        var plain = new NumberClasses(
            builder.ClassOf("n"), builder.ClassOf("sum"), builder.ClassOf("years"), builder.ClassOf("digits"));
        var choices = new Choices(builder.ClassOf("anota"));
        var reader = new PatternReader(builder._classes);
        foreach (var section in sections)
        {
            builder.TakePatterns(section, reader);
        }

        var (terms, classes) = builder._classes.Terms();
        return new Lexicon(new LexiconParts(
            terms, classes, builder._patterns, new NumberUnits(builder._units, plain), choices,
            new Folding(builder._letters, new Spellings(builder._spellings)), builder._trades));
    }

    private void TakeWords(WordSection section)
    {
        switch (section.Kind)
        {
            case "class":
                var number = _classes.Number(section.Name);
                section.Entries.ForEach(entry => _classes.Put(entry, number));
                break;
            case "unit":
                var unit = ClassOf(section.Name);
                section.Entries.ForEach(entry => _units[entry] = unit);
                break;
            case "letter":
                section.Entries.ForEach(entry => AddPairs(_letters, entry));
                break;
            case "simplified":
                section.Entries.ForEach(entry => _letters[entry[..1]] = entry[1..]);
                break;
            case "trade":
                var trades = _classes.Number("trade");
                section.Entries.Where(IsPlain).ToList().ForEach(entry => _classes.Put(entry, trades));
                break;
            case "spelling":
                section.Entries.ForEach(entry => AddPairs(_spellings, entry));
                break;
        }
    }

    private ClassSet ClassOf(string name) => new(_classes.Number(name));

    private static bool IsPlain(string entry) => entry.IndexOfAny(['{', '…', '^', '$', '?']) < 0;

    /// <summary>a|b=c: both stand for c.</summary>
    private static void AddPairs(Dictionary<string, string> pairs, string entry)
    {
        var sides = entry.Split('=');
        foreach (var side in sides[0].Split('|'))
        {
            pairs[side] = sides[1];
        }
    }

    private void TakePatterns(WordSection section, PatternReader reader)
    {
        if (LayerOf(section) is not { } meaning)
        {
            return;
        }

        foreach (var way in section.Entries.SelectMany(reader.Read))
        {
            _patterns.Add(way, meaning.Layer, meaning.Value);
        }
    }

    private (Layer Layer, int Value)? LayerOf(WordSection section) => section.Kind switch
    {
        "signal" => (Layer.Signal, (int)Enum.Parse<Signal>(section.Name, ignoreCase: true)),
        "hint" => (Layer.Hint, (int)Enum.Parse<Hint>(section.Name, ignoreCase: true)),
        "joint" => (Layer.Joint, (int)Enum.Parse<Joint>(section.Name, ignoreCase: true)),
        "topic" => (Layer.Topic, (int)Enum.Parse<QuestionTopic>(section.Name, ignoreCase: true)),
        "place" => (Layer.Place, (int)Enum.Parse<Place>(section.Name, ignoreCase: true)),
        "trade" => (Layer.Trade, TradeNumber(section.Name)),
        "class" or "unit" or "letter" or "simplified" or "spelling" or "common" or "aspect" => null,
        _ => throw new FormatException($"[{section.Kind} {section.Name}]: there is no such kind of section."),
    };

    private int TradeNumber(string name)
    {
        if (!_trades.Contains(name))
        {
            _trades.Add(name);
        }

        return _trades.IndexOf(name);
    }
}
