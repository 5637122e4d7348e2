namespace LiveFair.Live.Interest.Reading;

/// <summary>Ways to name a posting without its trade; sections <c>[place …]</c> of the word files.</summary>
internal enum Place
{
    /// <summary>By its number in the rundown.</summary>
    Number,

    /// <summary>A number that is none of the rundown: a date, a bus line.</summary>
    Otherwise,

    /// <summary>The one before the pinned.</summary>
    Previous,

    /// <summary>The one behind the pinned.</summary>
    Next,

    /// <summary>The first of the rundown.</summary>
    First,

    /// <summary>The last of the rundown.</summary>
    Last,

    /// <summary>Counted from the end of the rundown.</summary>
    FromEnd,

    /// <summary>The pinned one.</summary>
    This,

    /// <summary>All, any, another one, or no posting at all (the groups, the station, the broadcast).</summary>
    NoneOfThem,
}
