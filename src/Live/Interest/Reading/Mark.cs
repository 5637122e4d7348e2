namespace LiveFair.Live.Interest.Reading;

/// <summary>What stood in the comment before a letter that was kept.</summary>
[Flags]
internal enum Mark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Signs within a word, as in 工*资: nothing ends here.</summary>
    Inside = 1,

    /// <summary>A space, a picture or a sign that may or may not part two thoughts.</summary>
    Space = 2,

    /// <summary>A comma: words do not reach over it.</summary>
    Comma = 4,

    /// <summary>The end of a sentence or of the comment.</summary>
    Stop = 8,

    /// <summary>A question mark.</summary>
    Asked = 16,

    /// <summary>What parts thoughts in any case.</summary>
    Parts = Comma | Stop | Asked,
}
