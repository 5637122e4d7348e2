namespace LiveFair.Live.Interest.Reading;

/// <summary>A few words of a comment and what they mean.</summary>
/// <param name="Start">The first letter.</param>
/// <param name="End">The letter behind the last.</param>
/// <param name="Value">Which <see cref="Signal"/>, topic, trade or <see cref="Place"/>.</param>
internal readonly record struct Meaning(int Start, int End, int Value);
