namespace LiveFair.Live.Interest.Reading.Build;

/// <summary>What a lexicon is made of.</summary>
internal sealed record LexiconParts(
    IReadOnlyList<string> Terms,
    IReadOnlyList<ClassSet> Classes,
    PatternTree Patterns,
    NumberUnits Units,
    Choices Choices,
    Folding Folding,
    IReadOnlyList<string> Trades);
