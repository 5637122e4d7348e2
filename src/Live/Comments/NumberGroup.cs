namespace LiveFair.Live.Comments;

/// <summary>Digits that stand side by side.</summary>
/// <param name="From">The place of the first in the folded text.</param>
/// <param name="To">The place behind the last.</param>
internal readonly record struct NumberGroup(int From, int To)
{
    public int Size => To - From;
}

/// <summary>How two groups of digits stand to one another.</summary>
internal enum NumberGap
{
    /// <summary>Words in between: they are two numbers.</summary>
    Broken,

    /// <summary>Spaces, dashes and other signs.</summary>
    Signs,

    /// <summary>A point: a decimal one, or a sign as others.</summary>
    Point,

    /// <summary>What separates the things of a list, and the stars of a masked number.</summary>
    List,

    /// <summary>Words that say how a number goes on: 然后, 后面, 转.</summary>
    Connected,
}
