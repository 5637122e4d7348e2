namespace LiveFair.Live.Interest.Reading;

/// <summary>Words that join thoughts; sections <c>[joint …]</c> of the word files.</summary>
internal enum Joint
{
    /// <summary>要是, 的话: what is said here is a condition.</summary>
    If,

    /// <summary>就: what was said before is the condition.</summary>
    Then,

    /// <summary>不过, 可惜: a new thought begins.</summary>
    Turn,

    /// <summary>None of them, though parts of these words alone would be.</summary>
    Nothing,
}
