namespace LiveFair.Bench.Interest;

/// <summary>How fast comments are read, one after the other on one core.</summary>
/// <param name="PerSecond">Comments as people write them.</param>
/// <param name="Letters">What a letter takes in shorter and longer texts.</param>
internal sealed record ReadingSpeed(double PerSecond, IReadOnlyList<LetterTime> Letters);

/// <summary>What a letter takes.</summary>
/// <param name="Length">Of the text, in letters.</param>
/// <param name="Nanoseconds">A letter.</param>
internal readonly record struct LetterTime(int Length, double Nanoseconds);
