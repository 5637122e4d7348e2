namespace LiveFair.Live.Interest.Reading;

/// <summary>The classes of a word.</summary>
internal sealed class ClassSet(params int[] numbers)
{
    /// <summary>By their numbers, each once.</summary>
    public ReadOnlySpan<int> Numbers => numbers;

    /// <summary>Tells at once that others have none of them.</summary>
    public ClassMask Mask { get; } = numbers.Aggregate(new ClassMask(), (mask, number) => mask.With(number));
}
